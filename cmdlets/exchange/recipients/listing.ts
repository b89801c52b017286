import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { arrayOf, enumType, string } from '../../../src/engine/command/parameter-types.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import { equalStrings } from '../../../src/engine/values/string-compare.js';
import type { MigrationTask } from '../../migration/organization/migration-task.js';
import { DEFAULT_RESULT_SIZE, warnOfMore } from '../../migration/organization/result-size.js';
import { unlimited } from '../../migration/parameters/exchange-types.js';
import { isNamed, mailboxIdentity, recipients, requireRecipient } from './directory.js';
import { FilterError, type FilterTest, parseFilter } from './opath-filter.js';
import type { Recipient, RecipientParts } from './recipient.js';

const TYPES = ['UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox'] as const;
/** Kinds of recipients that scripts ask for and that are never here: they are taken, and none is found. */
const ELSEWHERE = [
  'MailUser',
  'MailContact',
  'MailUniversalDistributionGroup',
  'MailUniversalSecurityGroup',
  'DynamicDistributionGroup',
  'GroupMailbox',
  'GuestMailUser',
  'DiscoveryMailbox',
  'SchedulingMailbox',
  'TeamMailbox',
  'LinkedMailbox',
  'LegacyMailbox',
  'PublicFolder',
  'User',
] as const;

/** The parameters by which Get-Mailbox, Get-Recipient and Get-User choose. */
export const listParameters = {
  Identity: {
    type: mailboxIdentity,
    help: 'Address, alias, name, display name or Guid.',
    sets: { Identity: { position: 0, pipeline: true, byName: true } },
  },
  Anr: {
    type: string,
    help: 'What a name, an alias or an address begins with.',
    sets: { AnrSet: {} },
  },
  Filter: {
    type: string,
    help: "A condition on properties: RecipientTypeDetails -eq 'SharedMailbox' -and DisplayName -like 'A*'.",
  },
  RecipientTypeDetails: {
    type: arrayOf(
      enumType('Microsoft.Exchange.Data.Directory.Recipient.RecipientTypeDetails', [...TYPES, ...ELSEWHERE]),
    ),
    help: 'Shows recipients of these kinds.',
  },
  ResultSize: {
    type: unlimited,
    help: 'How many are shown at most: a number or Unlimited.',
    default: DEFAULT_RESULT_SIZE,
  },
  SortBy: { type: string, help: 'Sorts by this property.' },
} as const;

interface ListParameters {
  readonly Identity: string | undefined;
  readonly Anr: string | undefined;
  readonly Filter: string | undefined;
  readonly RecipientTypeDetails: readonly string[] | undefined;
  readonly ResultSize: number;
  readonly SortBy: string | undefined;
}

/** Writes the recipients that the parameters choose, as what `make` makes of them, and warns when there are more. */
export function writeRecipients(
  context: CmdletContext<ListParameters>,
  task: MigrationTask,
  make: (parts: RecipientParts) => Recipient,
  named: string | undefined = context.parameters.Identity,
): void {
  const { Filter, ResultSize, SortBy } = context.parameters;
  const chosen = named === undefined ? all(context.parameters, task) : [requireRecipient(task, named)];
  const test = filterOf(context, task, Filter);
  let objects: Iterable<Recipient> = matching(chosen, make, test, task);
  if (SortBy !== undefined) objects = sorted(context, objects, SortBy);
  let left = ResultSize;
  for (const object of objects) {
    if (left-- <= 0) {
      warnOfMore(context, ResultSize);
      return;
    }
    context.write(object);
  }
}

function* all({ Anr, RecipientTypeDetails }: ListParameters, task: MigrationTask): Generator<RecipientParts> {
  for (const parts of recipients(task.state)) {
    if (RecipientTypeDetails !== undefined && !RecipientTypeDetails.includes(parts.type)) continue;
    if (Anr === undefined || isNamed(parts, Anr) || beginsWith(parts, Anr)) yield parts;
  }
}

function beginsWith(parts: RecipientParts, start: string): boolean {
  const names = [parts.name, parts.displayName, parts.alias, parts.emailAddress];
  return names.some((name) => equalStrings(name.slice(0, start.length), start, true));
}

function filterOf(
  context: CmdletContext<ListParameters>,
  task: MigrationTask,
  filter: string | undefined,
): FilterTest | undefined {
  if (filter === undefined) return undefined;
  return readable(task, () => parseFilter(context.script, filter));
}

function* matching(
  chosen: Iterable<RecipientParts>,
  make: (parts: RecipientParts) => Recipient,
  test: FilterTest | undefined,
  task: MigrationTask,
): Generator<Recipient> {
  for (const parts of chosen) {
    const object = make(parts);
    if (test === undefined || readable(task, () => test(object))) yield object;
  }
}

function readable<T>(task: MigrationTask, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return task.fail('permanent', `Invalid filter syntax. ${error.message}`);
  }
}

function sorted(context: CmdletContext<ListParameters>, objects: Iterable<Recipient>, property: string): Recipient[] {
  const keyOf = (object: Recipient): string => String(getProperty(context.script, object, property) ?? '');
  return [...objects].sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en-US', { sensitivity: 'base' }));
}
