import { randomUUID } from 'node:crypto';
import type { UserDocument } from '../../../state/schema.js';
import { type SecretKey, sealSecret } from '../../../state/secrets.js';
import type { MigrationCsvRow } from './read-csv.js';

/** A user for whom nothing is wished beside its batch's wishes. */
const freshWishes = {
  desired: null,
  desiredRevision: 0,
  startGeneration: 0,
  syncGeneration: 0,
  startAfter: null,
  completeAfter: null,
  skippedItemsApproved: null,
} as const;

/** Wishes for one user of a CSV; its passwords are sealed here and exist in clear no longer than the row. */
function userFromRow(row: MigrationCsvRow, key: SecretKey): UserDocument {
  return {
    guid: randomUUID(),
    emailAddress: row.emailAddress,
    userName: row.userName,
    password: row.password === '' ? null : sealSecret(key, row.password),
    userRoot: row.userRoot,
    authorizationIdentity: row.authorizationIdentity,
    targetUserName: row.targetUserName,
    targetPassword: row.targetPassword === '' ? null : sealSecret(key, row.targetPassword),
    ...freshWishes,
  };
}

/** A user of one batch as a new user of another: the same logins, nothing wished yet. */
export function userCopy(user: UserDocument): UserDocument {
  return { ...user, guid: randomUUID(), ...freshWishes };
}

/** Wishes for all rows of a CSV, in its order, made as they are asked for: 50,000 of them need not be in memory at a time. */
export function* usersFromCsv(rows: Iterable<MigrationCsvRow>, key: SecretKey): Generator<UserDocument> {
  for (const row of rows) yield userFromRow(row, key);
}

/** The rows that `choose` names, found anew each time they are gone through. */
export function chosenRows(
  rows: Iterable<MigrationCsvRow>,
  choose: (row: MigrationCsvRow) => boolean,
): Iterable<MigrationCsvRow> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) if (choose(row)) yield row;
    },
  };
}

/** Takes over credentials and root of a row into the wishes of its user (an edited CSV). */
export function applyRow(user: UserDocument, row: MigrationCsvRow, key: SecretKey): void {
  const fresh = userFromRow(row, key);
  user.userName = fresh.userName;
  user.password = fresh.password;
  user.userRoot = fresh.userRoot;
  user.authorizationIdentity = fresh.authorizationIdentity;
  user.targetUserName = fresh.targetUserName;
  user.targetPassword = fresh.targetPassword;
}
