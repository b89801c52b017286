import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { Exception } from '../../../src/engine/errors/exception-types.js';
import { defineException, newException } from '../../../src/engine/errors/exceptions.js';
import { ContentFilterError } from '../../../src/migration/batch/content-filter.js';
import { MigrationCsvError } from '../../../src/migration/batch/csv-error.js';
import { StateError, type StateErrorCode } from '../../../state/error.js';

/** The exceptions of Exchange that scripts look for by name (reference/exchange-states.md §4, §5). */
const localized = defineException('Microsoft.Exchange.Data.LocalizedException', Exception);
const objectNotFound = defineException(
  'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
  localized,
);
const permanent = defineException('Microsoft.Exchange.Migration.MigrationPermanentException', localized);
const transient = defineException('Microsoft.Exchange.Migration.MigrationTransientException', localized);
const alreadyExists = defineException('Microsoft.Exchange.Migration.MigrationBatchAlreadyExistsException', permanent);
const csv = defineException('Microsoft.Exchange.Migration.MigrationCSVParsingException', permanent);
const connectionFailed = defineException(
  'Microsoft.Exchange.Migration.MigrationServerConnectionFailedException',
  transient,
);
const dataSource = defineException('Microsoft.Exchange.Data.Directory.DataSourceOperationException', localized);

/** What went wrong, in Exchange's kinds. */
const exchangeErrors = {
  /** No object of this name. */
  notFound: { exception: objectNotFound, id: 'ExBDDC58' },
  /** The wish cannot be done, now or later. */
  permanent: { exception: permanent, id: '' },
  /** It may work later. */
  transient: { exception: transient, id: '' },
  exists: { exception: alreadyExists, id: '' },
  csv: { exception: csv, id: '' },
  connection: { exception: connectionFailed, id: '' },
  /** The state store could not be read or written. */
  store: { exception: dataSource, id: '' },
} as const;

/** The kinds of errors that `task.fail` takes. */
export type ExchangeErrorKind = keyof typeof exchangeErrors;

/**
 * An error as the Exchange Online module (v3) shows it: `<id>|<exception type>|<message>`; category NotSpecified, no target.
 * Scripts match on the type name in the message.
 */
export function exchangeError(kind: ExchangeErrorKind, message: string): ErrorRecord {
  const { exception, id } = exchangeErrors[kind];
  const text = `${id}|${exception.fullName}|${message}`;
  return errorRecord({ exception: newException(exception, text), id: text, category: 'NotSpecified' });
}

const storeKinds: Readonly<Record<StateErrorCode, ExchangeErrorKind>> = {
  Damaged: 'store',
  NewerVersion: 'store',
  Locked: 'transient',
  WriteFailed: 'store',
  ReadFailed: 'store',
  NoKey: 'store',
  NotFound: 'notFound',
  Exists: 'exists',
  InUse: 'permanent',
  Limit: 'permanent',
};

/** The record of an error that the store, a CSV or a filter raised; null for anything else, which is a defect and goes on. */
export function recordOf(error: unknown): ErrorRecord | null {
  if (error instanceof StateError) return exchangeError(storeKinds[error.code], error.message);
  if (error instanceof MigrationCsvError) return exchangeError('csv', error.message);
  if (error instanceof ContentFilterError) return exchangeError('permanent', error.message);
  return null;
}
