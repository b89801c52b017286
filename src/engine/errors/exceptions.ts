import { Hashtable } from '../values/dictionaries.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { PropertyDefinition, StaticBody } from '../values/type-definition.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import type { ErrorRecord } from './error-record.js';

/** Values of the properties that only some exceptions have (`ParamName`, `FileName`, …). */
export type ExceptionDetails = Readonly<Record<string, Value>>;

/** What a type of exception has beside its name and base. */
export interface ExceptionOptions {
  /** Message of an exception made without one. */
  readonly defaultMessage?: string;
  /** Additional properties with their types: `{ FileName: 'string' }`; their values are in the exception's details. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Properties that are more than a value of the details. */
  readonly members?: Readonly<Record<string, PropertyDefinition>>;
  /** .NET's class has a `ToString()` of its own. */
  readonly declaresText?: boolean;
  /** .NET's HResult; absent: that of the base type. */
  readonly hresult?: number;
  /** Parameters of constructors by name, `|` between overloads; absent: `()`, `(message)`, `(message, inner)`. */
  readonly constructors?: Readonly<Record<string, StaticBody>>;
}

/** A .NET exception type as the engine names it. Its NetType is built when it is first needed. */
export class ExceptionType {
  readonly fullName: string;
  readonly base: ExceptionType | null;
  readonly options: ExceptionOptions;
  #netType: NetType | null = null;

  constructor(fullName: string, base: ExceptionType | null, options: ExceptionOptions) {
    this.fullName = fullName;
    this.base = base;
    this.options = options;
    lazyTypes([fullName], () => void this.netType);
  }

  /** The type as scripts see it. */
  get netType(): NetType {
    this.#netType ??= this.#build();
    return this.#netType;
  }

  /** Message of an exception made without one. */
  get defaultMessage(): string {
    return this.options.defaultMessage ?? `Exception of type '${this.fullName}' was thrown.`;
  }

  /** .NET's HResult of such an exception. */
  get hresult(): number {
    return this.options.hresult ?? this.base?.hresult ?? -2146233088;
  }

  #build(): NetType {
    const own: Record<string, PropertyDefinition> = { ...this.options.members };
    for (const [name, type] of Object.entries(this.options.properties ?? {})) {
      own[`${name}: ${type}`] = (self: NetException) => self.details[name] ?? null;
    }
    const base = this.base?.netType;
    return defineType({
      name: this.fullName,
      ...(base ? { base } : {}),
      properties: base ? own : { ...own, ...exceptionProperties },
      methods: base ? {} : exceptionMethods,
      constructors: this.options.constructors ?? plainConstructors(this),
      // Types that say no more than their base inherit its text: in a list of a cell they are shown by name (`ParamName`, `ItemName`).
      ...(base && !this.options.declaresText ? {} : { text: exceptionText }),
    });
  }
}

/** A .NET exception object, as `$_.Exception` shows it. Which exception it is says its type; there are no subclasses. */
export class NetException extends NetObject {
  readonly #type: ExceptionType | NetType;
  message: string;
  inner: NetException | null;
  readonly details: ExceptionDetails;
  /** The record the exception itself carries (PowerShell's IContainsErrorRecord); null for plain .NET exceptions. */
  record: ErrorRecord | null = null;
  /** `Source` and `HelpLink`, which scripts may set. */
  source: Value = null;
  helpLink: Value = null;
  /** `Data`: made when first read. */
  data: Value = null;
  /** Raised by a `throw` statement (RuntimeException.WasThrownFromThrowStatement). */
  thrownByScript = false;

  constructor(type: ExceptionType | NetType, message: string, inner: NetException | null, details: ExceptionDetails) {
    super();
    this.#type = type;
    this.message = message;
    this.inner = inner;
    this.details = details;
  }

  /** Its type: built when first asked for. */
  resolveType(): NetType {
    return this.#type instanceof ExceptionType ? this.#type.netType : this.#type;
  }

  /** `HResult`: given with the exception, or that of its type. */
  get hresult(): number {
    const own = this.details['HResult'];
    if (typeof own === 'number') return own;
    return this.#type instanceof ExceptionType ? this.#type.hresult : -2146233088;
  }

  /** Full .NET name, without building the type. */
  get typeName(): string {
    return this.#type.fullName;
  }
}

Object.defineProperty(NetException.prototype, 'netType', {
  configurable: true,
  get(this: NetException): NetType {
    return this.resolveType();
  },
});

/** Declares a .NET exception type. `base` null only for System.Exception. */
export function defineException(
  fullName: string,
  base: ExceptionType | null,
  options: ExceptionOptions = {},
): ExceptionType {
  return new ExceptionType(fullName, base, options);
}

/** Makes an exception object. `message` null takes the type's own message. */
export function newException(
  type: ExceptionType | NetType,
  message: string | null = null,
  inner: NetException | null = null,
  details: ExceptionDetails = {},
): NetException {
  const text =
    message ??
    (type instanceof ExceptionType ? type.defaultMessage : `Exception of type '${type.fullName}' was thrown.`);
  return new NetException(type, text, inner, details);
}

/** True when the exception is of this type or one derived from it. */
export function isException(exception: NetException, type: ExceptionType): boolean {
  return exception.typeName === type.fullName || exception.netType.isAssignableTo(type.netType);
}

/** The last inner exception, or the exception itself. */
export function baseException(exception: NetException): NetException {
  let base = exception;
  while (base.inner) base = base.inner;
  return base;
}

/** `.ToString()`: type and message, then the inner exceptions. */
function exceptionText(exception: NetException): string {
  const head = exception.message === '' ? exception.typeName : `${exception.typeName}: ${exception.message}`;
  if (!exception.inner) return head;
  return `${head}\n ---> ${exceptionText(exception.inner)}\n   --- End of inner exception stack trace ---`;
}

/** What the engine leaves in an exception that went through a script. */
const frameKey = 'System.Management.Automation.Interpreter.InterpretedFrameInfo';

function newData(exception: NetException): Hashtable {
  const data = new Hashtable();
  if (exception.record !== null) data.set(frameKey, []);
  return data;
}

const exceptionProperties: Readonly<Record<string, PropertyDefinition>> = {
  'TargetSite: System.Reflection.MethodBase': () => null,
  'Message: string': (self: NetException) => self.message,
  'Data: System.Collections.IDictionary': (self: NetException) => (self.data ??= newData(self)),
  'InnerException: System.Exception': (self: NetException) => self.inner,
  'HelpLink: string': {
    get: (self: NetException) => self.helpLink,
    set: (self: NetException, value: Value) => {
      self.helpLink = value;
    },
  },
  'Source: string': {
    get: (self: NetException) => self.source,
    set: (self: NetException, value: Value) => {
      self.source = value;
    },
  },
  'HResult: int': (self: NetException) => self.hresult,
  'StackTrace: string': () => null,
};

const exceptionMethods = {
  'GetBaseException(): System.Exception': (self: NetException) => baseException(self),
  'ToString(): string': (self: NetException) => exceptionText(self),
};

/** `new()`, `new(message)`, `new(message, inner)`, as nearly every exception has them. */
function plainConstructors(type: ExceptionType): Readonly<Record<string, StaticBody>> {
  return {
    'new()': () => newException(type),
    'new(string message)': ([message]: [string | null]) => newException(type, message),
    'new(string message, System.Exception innerException)': ([message, inner]: [string | null, NetException | null]) =>
      newException(type, message, inner),
  };
}
