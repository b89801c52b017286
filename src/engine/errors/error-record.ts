import { CustomObject } from '../values/custom-object.js';
import { type EnumValue, enumOf } from '../values/enums.js';
import { defineType } from '../values/net-type.js';
import { typeOf } from '../values/type-of.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import { type ErrorCategory, errorCategoryType } from './categories.js';
import type { NetException } from './exceptions.js';
import type { InvocationInfo } from './invocation-info.js';

/** `$_.ErrorDetails`: a text that replaces the exception's message on the screen. */
export class ErrorDetails extends NetObject {
  message: string;
  recommendedAction: string;

  constructor(message: string, recommendedAction = '') {
    super();
    this.message = message;
    this.recommendedAction = recommendedAction;
  }
}

/** `$_.CategoryInfo`. What is not set explicitly comes from the record: command, exception, target. */
export class CategoryInfo extends NetObject {
  readonly #record: ErrorRecord;
  category: ErrorCategory;
  #activity: string | null = null;
  #reason: string | null = null;
  #targetName: string | null = null;
  #targetType: string | null = null;

  constructor(record: ErrorRecord, category: ErrorCategory) {
    super();
    this.#record = record;
    this.category = category;
  }

  get activity(): string {
    return this.#activity ?? this.#record.invocationInfo?.command?.name ?? '';
  }
  set activity(value: string) {
    this.#activity = value;
  }

  get reason(): string {
    return this.#reason ?? shortTypeName(this.#record.exception);
  }
  set reason(value: string) {
    this.#reason = value;
  }

  get targetName(): string {
    return this.#targetName ?? targetNameOf(this.#record.targetObject);
  }
  set targetName(value: string) {
    this.#targetName = value;
  }

  get targetType(): string {
    const target = this.#record.targetObject;
    if (this.#targetType !== null) return this.#targetType;
    if (target === null || target === undefined) return '';
    // a custom object is a PSObject without a base
    return target instanceof CustomObject ? 'PSObject' : typeOf(target).name;
  }
  set targetType(value: string) {
    this.#targetType = value;
  }

  /** Takes over what was set explicitly on another record's category. */
  copyFrom(other: CategoryInfo): void {
    this.#activity = other.#activity;
    this.#reason = other.#reason;
    this.#targetName = other.#targetName;
    this.#targetType = other.#targetType;
  }

  /** `ObjectNotFound: (/nope:String) [Get-Item], ItemNotFoundException`; long parts are cut in the middle. */
  text(): string {
    const { category, activity, reason } = this;
    return `${category}: (${ellipsized(this.targetName)}:${ellipsized(this.targetType)}) [${ellipsized(activity)}], ${reason}`;
  }
}

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

function shortTypeName(exception: NetException): string {
  const name = exception.typeName;
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('+')) + 1);
}

function targetNameOf(target: Value): string {
  if (target === null || target === undefined) return '';
  // .NET's ToString, which does not list elements
  return Array.isArray(target) ? typeOf(target).fullName : targetText(target);
}

/** How a target is printed; replaced at start-up by the engine's own conversion to text. */
let targetText: (target: Value) => string = (target) => String(target);

/** Tells records how to print their targets (conversion to text lies above errors in the layers). */
export function setTargetText(text: (target: Value) => string): void {
  targetText = text;
}

/** Cuts a text longer than 40 characters in the middle, as CategoryInfo does. */
export function ellipsized(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 19)}…${text.slice(-19)}`;
}

lazyTypes(
  ['System.Management.Automation.ErrorCategoryInfo'],
  () =>
    void defineType({
      name: 'System.Management.Automation.ErrorCategoryInfo',
      represents: CategoryInfo,
      properties: {
        'Category: System.Management.Automation.ErrorCategory': (self: CategoryInfo) =>
          enumOf(errorCategoryType, self.category),
        'Activity: string': {
          get: (self: CategoryInfo) => self.activity,
          set: (self: CategoryInfo, value: string) => {
            self.activity = value;
          },
        },
        'Reason: string': {
          get: (self: CategoryInfo) => self.reason,
          set: (self: CategoryInfo, value: string) => {
            self.reason = value;
          },
        },
        'TargetName: string': {
          get: (self: CategoryInfo) => self.targetName,
          set: (self: CategoryInfo, value: string) => {
            self.targetName = value;
          },
        },
        'TargetType: string': {
          get: (self: CategoryInfo) => self.targetType,
          set: (self: CategoryInfo, value: string) => {
            self.targetType = value;
          },
        },
      },
      methods: {
        'GetMessage(): string': (self: CategoryInfo) => self.text(),
        'ToString(): string': (self: CategoryInfo) => self.text(),
      },
      text: (self: CategoryInfo) => self.text(),
    }),
  [CategoryInfo],
);

lazyTypes(
  ['System.Management.Automation.ErrorDetails'],
  () =>
    void defineType({
      name: 'System.Management.Automation.ErrorDetails',
      represents: ErrorDetails,
      properties: {
        'Message: string': (self: ErrorDetails) => self.message,
        'RecommendedAction: string': {
          get: (self: ErrorDetails) => self.recommendedAction,
          set: (self: ErrorDetails, value: string) => {
            self.recommendedAction = value;
          },
        },
      },
      methods: { 'ToString(): string': (self: ErrorDetails) => self.message },
      constructors: { 'new(string message)': ([message]: [string]) => new ErrorDetails(message) },
      text: (self: ErrorDetails) => self.message,
    }),
  [ErrorDetails],
);

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
