import type { EnumValue } from '../values/enums.js';
import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import type { ErrorCategory } from './categories.js';
import { CategoryInfo, ErrorDetails } from './category-info.js';
import type { NetException } from './exceptions.js';
import type { InvocationInfo } from './invocation-info.js';

/** `$_` in catch, an element of `$Error`: an error with its place, category and target. */
export class ErrorRecord extends NetObject {
  exception: NetException;
  /** The part of the FullyQualifiedErrorId before the comma. */
  errorId: string;
  readonly categoryInfo: CategoryInfo;
  targetObject: Value;
  details: ErrorDetails | null = null;
  invocationInfo: InvocationInfo | null = null;
  /** Lines of the call stack; null when the engine has not filled it. */
  scriptStackTrace: string | null = null;
  pipelineIteration: readonly number[] = [];
  /** Went through the error stream: printed there also when a redirection brought it into the output. */
  wasWritten = false;
  /** Text of a child program's error stream: shown without any decoration. */
  fromNativeError = false;
  /** Went through a merged error stream (`2>&1`): wherever it is printed it goes to the error stream of the screen. */
  onErrorStream = false;

  constructor(exception: NetException, errorId: string, category: ErrorCategory, target: Value) {
    super();
    this.exception = exception;
    this.errorId = errorId;
    this.targetObject = target;
    this.categoryInfo = new CategoryInfo(this, category);
  }

  /** Error id, and behind a comma the command that raised it. */
  get fullyQualifiedErrorId(): string {
    const suffix = this.invocationInfo?.command?.errorIdName ?? '';
    if (suffix === '') return this.errorId;
    return this.errorId === '' ? suffix : `${this.errorId},${suffix}`;
  }

  /** What people read: the details' text if there is one, else the exception's message. */
  get message(): string {
    return this.details?.message || this.exception.message;
  }
}

/** The parts of a record for `errorRecord`. */
export interface ErrorRecordParts {
  readonly exception: NetException;
  readonly id: string;
  readonly category: ErrorCategory;
  readonly target?: Value;
  /** Replaces the exception's message on the screen. */
  readonly details?: string;
  readonly recommendedAction?: string;
}

/** Makes a record, as cmdlets do for `writeError` and `throwTerminating`. */
export function errorRecord(parts: ErrorRecordParts): ErrorRecord {
  const record = new ErrorRecord(parts.exception, parts.id, parts.category, parts.target ?? null);
  // PowerShell's own exceptions know their record.
  if (parts.exception.typeName.startsWith('System.Management.Automation.')) parts.exception.record ??= record;
  if (parts.details !== undefined || parts.recommendedAction !== undefined) {
    record.details = new ErrorDetails(parts.details ?? '', parts.recommendedAction ?? '');
  }
  return record;
}

/** A copy of a record with another place: records are shared by `$Error`, -ErrorVariable and the stream. */
export function copyRecord(record: ErrorRecord): ErrorRecord {
  const copy = new ErrorRecord(record.exception, record.errorId, record.categoryInfo.category, record.targetObject);
  copy.categoryInfo.copyFrom(record.categoryInfo);
  copy.details = record.details;
  copy.invocationInfo = record.invocationInfo;
  copy.scriptStackTrace = record.scriptStackTrace;
  return copy;
}

lazyTypes(
  ['System.Management.Automation.ErrorRecord'],
  () =>
    void defineType({
      name: 'System.Management.Automation.ErrorRecord',
      represents: ErrorRecord,
      properties: {
        'PSMessageDetails: System.Object': { get: () => null, kind: 'ScriptProperty' },
        'Exception: System.Exception': (self: ErrorRecord) => self.exception,
        'TargetObject: System.Object': (self: ErrorRecord) => self.targetObject,
        'CategoryInfo: System.Management.Automation.ErrorCategoryInfo': (self: ErrorRecord) => self.categoryInfo,
        'FullyQualifiedErrorId: string': (self: ErrorRecord) => self.fullyQualifiedErrorId,
        'ErrorDetails: System.Management.Automation.ErrorDetails': {
          get: (self: ErrorRecord) => self.details,
          set: (self: ErrorRecord, value: ErrorDetails | null) => {
            self.details = value;
          },
        },
        'InvocationInfo: System.Management.Automation.InvocationInfo': (self: ErrorRecord) => self.invocationInfo,
        'ScriptStackTrace: string': (self: ErrorRecord) => self.scriptStackTrace,
        'PipelineIterationInfo: System.Collections.ObjectModel.ReadOnlyCollection[int]': (self: ErrorRecord) =>
          self.pipelineIteration,
      },
      methods: { 'ToString(): string': (self: ErrorRecord) => self.message },
      constructors: {
        'new(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)':
          ([exception, id, category, target]: [NetException, string | null, EnumValue, Value]) =>
            new ErrorRecord(exception, id ?? '', category.text as ErrorCategory, target),
        'new(System.Management.Automation.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)':
          ([record, exception]: [ErrorRecord, NetException | null]) => {
            const copy = copyRecord(record);
            copy.exception = exception ?? record.exception;
            return copy;
          },
      },
      text: (self: ErrorRecord) => self.message,
    }),
  [ErrorRecord],
);
