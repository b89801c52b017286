import { toText } from '../../../src/engine/convert/text.js';
import type { ErrorCategory } from '../../../src/engine/errors/categories.js';
import { ErrorDetails } from '../../../src/engine/errors/category-info.js';
import { RemoteException } from '../../../src/engine/errors/engine-exceptions.js';
import { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { InvocationInfo } from '../../../src/engine/errors/invocation-info.js';
import type { Session } from '../../../src/engine/session/session.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';
import { fieldsOf } from './fields.js';

/** An error as PowerShell's remoting sends it: its texts, not its objects. */
export function writeErrorRecord(record: ErrorRecord): Value {
  const { categoryInfo: category, details } = record;
  return CustomObject.from([
    ['Message', record.exception.message],
    ['FullyQualifiedErrorId', record.fullyQualifiedErrorId],
    ['ErrorCategory_Category', category.category],
    ['ErrorCategory_Activity', category.activity],
    ['ErrorCategory_Reason', category.reason],
    ['ErrorCategory_TargetName', category.targetName],
    ['ErrorCategory_TargetType', category.targetType],
    ['ErrorDetails_Message', details?.message ?? null],
    ['ErrorDetails_RecommendedAction', details?.recommendedAction ?? null],
    ['ErrorDetails_ScriptStackTrace', record.scriptStackTrace],
  ]);
}

/** The error on this side: a RemoteException without a place, with the category that it had there. */
export function readErrorRecord(session: Session, value: Value): ErrorRecord {
  const fields = fieldsOf(session, value);
  const text = (name: string): string => toText(session, fields.get(name) ?? '');
  const exception = newException(RemoteException, text('Message'));
  const category = text('ErrorCategory_Category') as ErrorCategory;
  const record = new ErrorRecord(exception, text('FullyQualifiedErrorId'), category, null);
  exception.record = record;
  record.categoryInfo.activity = text('ErrorCategory_Activity');
  record.categoryInfo.reason = text('ErrorCategory_Reason');
  record.categoryInfo.targetName = text('ErrorCategory_TargetName');
  record.categoryInfo.targetType = text('ErrorCategory_TargetType');
  if (fields.get('ErrorDetails_Message') ?? null)
    record.details = new ErrorDetails(text('ErrorDetails_Message'), text('ErrorDetails_RecommendedAction'));
  record.invocationInfo = new InvocationInfo({});
  record.scriptStackTrace = text('ErrorDetails_ScriptStackTrace');
  return record;
}
