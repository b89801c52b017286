import { copyRecord, ErrorRecord } from '../../../src/engine/errors/error-record.js';
import { NetException } from '../../../src/engine/errors/exceptions.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { MemberSet, putMember } from '../../../src/engine/values/member-set.js';
import type { Value } from '../../../src/engine/values/value.js';

/** A copy of an error with the type name whose view shows everything (Get-Error). */
export function extendedError(value: Value, index: number | null = null): Value {
  const error = unwrap(value);
  if (error instanceof ErrorRecord) {
    const copy = copyRecord(error);
    const { activity, reason, targetName, targetType } = error.categoryInfo;
    Object.assign(copy.categoryInfo, { activity, reason, targetName, targetType });
    copy.members = new MemberSet();
    copy.members.typeNames = ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Object'];
    if (index !== null) putMember(copy.members, 'PSErrorIndex', 'NoteProperty', index);
    return copy;
  }
  if (error instanceof NetException) {
    error.members ??= new MemberSet();
    error.members.typeNames = ['System.Exception#PSExtendedError', 'System.Object'];
    if (index !== null) putMember(error.members, 'PSErrorIndex', 'NoteProperty', index);
  }
  return error;
}
