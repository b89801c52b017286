import { usersOf } from '../../../state/batch-users.js';
import { readBatches } from '../../../state/batches.js';
import { readFacts } from '../../../state/facts.js';
import type { UserFacts } from '../../../state/facts-schema.js';
import type { State } from '../../../state/folder.js';
import type { BatchDocument, UserDocument } from '../../../state/schema.js';
import { shardStamp } from '../../../state/stamps.js';
import { readUserShard } from '../../../state/users.js';

/** Where a user's documents are. */
interface Place {
  readonly batch: BatchDocument;
  readonly shard: number;
}

/** A user with its wishes and facts as they are now. */
export interface FoundUser extends Place {
  readonly user: UserDocument;
  readonly facts: UserFacts | undefined;
}

interface ShardContent {
  readonly batch: string;
  readonly shard: number;
  readonly stamp: string;
  readonly users: ReadonlyMap<string, UserDocument>;
  readonly facts: ReadonlyMap<string, UserFacts>;
}

const indexes = new WeakMap<State, UserIndex>();

/** The index of a state folder; made once. */
export function userIndexOf(state: State): UserIndex {
  const index = indexes.get(state) ?? new UserIndex(state);
  indexes.set(state, index);
  return index;
}

/**
 * Finds users by GUID or address without going through all batches each time: `Get-MigrationUser | Get-MigrationUserStatistics` asks for thousands of them, one after
 * another. It remembers in which shard each one is, and the content of the last shard; both are read anew when the files have changed.
 */
class UserIndex {
  readonly #state: State;
  #batches: readonly BatchDocument[] = [];
  readonly #byGuid = new Map<string, Place>();
  readonly #byAddress = new Map<string, Place[]>();
  /** Which users the index knows. */
  #known = '';
  #last: ShardContent | undefined;

  constructor(state: State) {
    this.#state = state;
  }

  /** By GUID exactly one user, by address all of that address; none when there is none. Raises StateError Damaged. */
  find(identity: string): FoundUser[] {
    this.#refresh();
    const name = identity.toLowerCase();
    const place = this.#byGuid.get(name);
    const places = place ? [place] : (this.#byAddress.get(name) ?? []);
    return places.flatMap((one) => this.#usersAt(one, name));
  }

  /** Batches that cannot be read are passed over (Get-MigrationBatch names them). */
  #refresh(): void {
    this.#batches = readBatches(this.#state).flatMap(({ batch }) => (batch ? [batch] : []));
    const known = this.#batches.map((batch) => `${batch.guid} ${batch.shardCount} ${batch.usersRevision}`).join('\n');
    if (known === this.#known) return;
    this.#byGuid.clear();
    this.#byAddress.clear();
    for (const batch of this.#batches) {
      for (const { user, shard } of usersOf(this.#state, batch.guid)) this.#add(user, { batch, shard });
    }
    this.#known = known;
  }

  #add(user: UserDocument, place: Place): void {
    this.#byGuid.set(user.guid, place);
    const address = user.emailAddress.toLowerCase();
    const places = this.#byAddress.get(address);
    if (places) places.push(place);
    else this.#byAddress.set(address, [place]);
  }

  #usersAt({ batch, shard }: Place, name: string): FoundUser[] {
    const { users, facts } = this.#shard(batch.guid, shard);
    const now = this.#batches.find((one) => one.guid === batch.guid) ?? batch;
    const named = users.get(name);
    const found = named ? [named] : [...users.values()].filter((user) => user.emailAddress.toLowerCase() === name);
    return found.map((user) => ({ batch: now, shard, user, facts: facts.get(user.guid) }));
  }

  #shard(batch: string, shard: number): ShardContent {
    const stamp = shardStamp(this.#state, batch, shard);
    if (this.#last?.batch === batch && this.#last.shard === shard && this.#last.stamp === stamp) return this.#last;
    const users = new Map(readUserShard(this.#state, batch, shard).map((user) => [user.guid, user]));
    this.#last = { batch, shard, stamp, users, facts: readFacts(this.#state, batch, shard) };
    return this.#last;
  }
}
