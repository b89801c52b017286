import { CustomObject } from '../values/custom-object.js';
import { enumOf } from '../values/enums.js';
import { defineType } from '../values/net-type.js';
import { typeOf } from '../values/type-of.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import { type ErrorCategory, errorCategoryType } from './categories.js';
import type { ErrorRecord } from './error-record.js';
import type { NetException } from './exceptions.js';

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
function ellipsized(text: string): string {
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
