import type { CompiledParameter } from '../compile/compiled-block.js';
import type { Frame } from '../compile/frame.js';
import { convertTo } from '../convert/convert.js';
import { ValidationMetadataException } from '../errors/engine-exceptions.js';
import { NetException, newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import type { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import { Variable } from '../session/variables.js';
import { convertArguments } from '../values/convert-arguments.js';
import { construct } from '../values/methods.js';
import { NetType } from '../values/net-type.js';
import { chooseOverload } from '../values/overloads.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodGroup, Overload, TypeProperty } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import type { ClassDeclaration, ClassMethod, ClassProperty } from './class-declaration.js';
import { rulesOf } from './class-rules.js';
import { MethodRunner } from './method-runner.js';
import { adoptException, fieldsOf, isAttributeType, isExceptionType, ScriptObject } from './script-object.js';

/** A class of a script. */
export class ScriptClass extends NetType {
  readonly declaration: ClassDeclaration;
  readonly #session: Session;
  readonly #runner: MethodRunner;
  readonly #statics = new Map<string, Value>();
  #ownProperties: Map<string, TypeProperty> | null = null;
  #ownMethods: Map<string, MethodGroup> | null = null;
  #ownStaticMethods: Map<string, MethodGroup> | null = null;
  #ownConstructors: MethodGroup | null = null;

  constructor(session: Session, scope: Scope, declaration: ClassDeclaration) {
    super({ name: declaration.name, interfaces: declaration.interfaces, ...rulesOf(declaration, session) });
    this.declaration = declaration;
    this.#session = session;
    this.#runner = new MethodRunner(session, scope);
  }

  override get base(): NetType | null {
    return this.declaration.base() ?? super.base;
  }

  override get properties(): ReadonlyMap<string, TypeProperty> {
    this.#ownProperties ??= this.#collectProperties(false, this.base?.properties);
    return this.#ownProperties;
  }

  override get statics(): ReadonlyMap<string, TypeProperty> {
    return this.#collectProperties(true, this.base?.statics);
  }

  override get methods(): ReadonlyMap<string, MethodGroup> {
    this.#ownMethods ??= this.#collectMethods(false, this.base?.methods);
    return this.#ownMethods;
  }

  override get staticMethods(): ReadonlyMap<string, MethodGroup> {
    this.#ownStaticMethods ??= this.#collectMethods(true, this.base?.staticMethods);
    return this.#ownStaticMethods;
  }

  override get constructors(): MethodGroup {
    this.#ownConstructors ??= this.#collectConstructors();
    return this.#ownConstructors;
  }

  /** Evaluates the initial values of static properties and runs the static constructor. */
  initializeStatics(): void {
    for (const property of this.declaration.properties) {
      if (property.isStatic) this.#statics.set(property.name.toLowerCase(), this.#initialValue(property, null));
    }
    const initializer = this.declaration.methods.find((method) => method.isConstructor && method.isStatic);
    if (initializer) this.#runner.runBody(this.#methodFrame(initializer, null, []));
  }

  #collectProperties(
    isStatic: boolean,
    inherited: ReadonlyMap<string, TypeProperty> | undefined,
  ): Map<string, TypeProperty> {
    const found = new Map<string, TypeProperty>();
    for (const property of this.declaration.properties) {
      if (property.isStatic === isStatic) found.set(property.name.toLowerCase(), this.#property(property));
    }
    for (const [key, property] of inherited ?? []) if (!found.has(key)) found.set(key, property);
    return found;
  }

  #property(property: ClassProperty): TypeProperty {
    const key = property.name.toLowerCase();
    const type = property.type();
    const store = (self: Value): Map<string, Value> => (property.isStatic ? this.#statics : fieldsOf(self as object));
    return {
      name: property.name,
      typeText: type?.displayName ?? 'System.Object',
      isStatic: property.isStatic,
      // Get-Member writes `static` before static fields, and before static properties of script classes.
      isField: property.isStatic,
      isHidden: property.isHidden,
      kind: 'Property',
      ...(type ? { type } : {}),
      get: (self) => store(self).get(key) ?? null,
      set: (self, value) => {
        store(self).set(key, this.#checked(property, value));
      },
    };
  }

  #checked(property: ClassProperty, value: Value): Value {
    const frame = this.#runner.frame(this.declaration.initializer, null);
    for (const constraint of property.constraints(frame)) {
      const complaint = constraint.complaint?.(value, this.#session) ?? null;
      if (complaint !== null) throw netError(newException(ValidationMetadataException, complaint));
    }
    return value;
  }

  #collectMethods(
    isStatic: boolean,
    inherited: ReadonlyMap<string, MethodGroup> | undefined,
  ): Map<string, MethodGroup> {
    const groups = new Map<string, { name: string; overloads: Overload[] }>();
    for (const method of this.declaration.methods) {
      if (method.isStatic !== isStatic || method.isConstructor) continue;
      const key = method.name.toLowerCase();
      const group = groups.get(key) ?? { name: method.name, overloads: [] };
      group.overloads.push(this.#overload(method));
      groups.set(key, group);
    }
    for (const [key, group] of inherited ?? []) {
      const own = groups.get(key);
      if (!own) groups.set(key, { name: group.name, overloads: [...group.overloads] });
      else
        own.overloads.push(...group.overloads.filter((one) => !own.overloads.some((other) => sameTypes(one, other))));
    }
    return groups;
  }

  #overload(method: ClassMethod): Overload {
    const types = method.parameterTypes();
    const returnType = method.returnType();
    const run = (self: Value, args: readonly Value[]): Value => this.#call(method, self, args);
    return {
      name: method.name,
      parameters: method.code.parameters.map((parameter, i) => ({
        name: parameter.name,
        typeText: types[i]!.displayName,
        isRef: types[i]!.fullName === 'System.Management.Automation.PSReference',
        isParams: false,
        isOptional: false,
      })),
      returnText: returnType?.displayName ?? 'void',
      isStatic: method.isStatic,
      isScript: true,
      isHidden: method.isHidden,
      resolved: types,
      body: method.isStatic ? (args: Value[]) => run(null, args) : (self: Value, args: Value[]) => run(self, args),
    };
  }

  #collectConstructors(): MethodGroup {
    const declared = this.declaration.methods.filter((method) => method.isConstructor && !method.isStatic);
    const overloads = declared.map(
      (method): Overload => ({
        ...this.#overload(method),
        name: 'new',
        isStatic: true,
        returnText: this.displayName,
        body: (args: Value[], ctx: ScriptContext) => this.#create(method, args, ctx),
      }),
    );
    if (overloads.length === 0) overloads.push(this.#defaultConstructor());
    return { name: 'new', overloads };
  }

  #defaultConstructor(): Overload {
    return {
      name: 'new',
      parameters: [],
      returnText: this.displayName,
      isStatic: true,
      isScript: true,
      body: (_args: Value[], ctx: ScriptContext) => this.#create(null, [], ctx),
    };
  }

  #create(chosen: ClassMethod | null, args: readonly Value[], ctx: ScriptContext): Value {
    const object = this.#allocate(ctx);
    this.#initialize(object, chosen, args, ctx);
    return object;
  }

  /** An empty object of the class; one of the .NET base type when there is one. */
  #allocate(ctx: ScriptContext): object {
    const root = this.#netBase();
    if (root.fullName === 'System.Object' || isAttributeType(root)) return new ScriptObject(this);
    if (isExceptionType(root))
      return new NetException(this, `Exception of type '${this.fullName}' was thrown.`, null, {});
    const object = construct(ctx, root, []) as object;
    Object.defineProperty(object, 'netType', { value: this, configurable: true });
    return object;
  }

  #netBase(): NetType {
    let type: NetType = this;
    while (type instanceof ScriptClass && type.base) type = type.base;
    return type;
  }

  /** Initial values, the base's constructor, the constructor's body. */
  #initialize(object: object, chosen: ClassMethod | null, args: readonly Value[], ctx: ScriptContext): void {
    const fields = fieldsOf(object);
    for (const property of this.declaration.properties) {
      if (!property.isStatic) fields.set(property.name.toLowerCase(), this.#initialValue(property, object));
    }
    const frame = chosen ? this.#methodFrame(chosen, object, args) : null;
    const baseArguments = frame ? chosen!.baseArguments.map((argument) => argument(frame) ?? null) : [];
    this.#initializeBase(object, baseArguments, ctx);
    if (frame) this.#runner.runBody(frame);
  }

  #initializeBase(object: object, args: readonly Value[], ctx: ScriptContext): void {
    const { base } = this;
    if (base instanceof ScriptClass) base.initializeAs(object, args, ctx);
    else if (object instanceof NetException && base && args.length > 0)
      adoptException(object, construct(ctx, base, args));
    else if (base && args.length > 0 && !(object instanceof ScriptObject))
      Object.assign(object, construct(ctx, base, args));
  }

  /** Runs this class's constructor on an object of a derived class. */
  initializeAs(object: object, args: readonly Value[], ctx: ScriptContext): void {
    const declared = this.declaration.methods.filter((method) => method.isConstructor && !method.isStatic);
    if (declared.length === 0) {
      this.#initialize(object, null, [], ctx);
      return;
    }
    const candidate = chooseOverload(this.constructors, args);
    const converted = convertArguments(ctx, candidate, args, 'new');
    this.#initialize(object, declared[this.constructors.overloads.indexOf(candidate.overload)]!, converted, ctx);
  }

  #initialValue(property: ClassProperty, self: object | null): Value {
    const type = property.type();
    if (!property.initialValue) return property.emptyValue(type);
    const frame = this.#runner.frame(this.declaration.initializer, self);
    return this.#runner.inside(frame, () => {
      const value = property.initialValue!(frame) ?? null;
      return type ? convertTo(this.#session, value, type) : value;
    });
  }

  #call(method: ClassMethod, self: Value, args: readonly Value[]): Value {
    const frame = this.#methodFrame(method, self as object | null, args);
    const result = this.#runner.runBody(frame);
    const type = method.returnType();
    if (!type) return undefined;
    const value = result.collapse() ?? null;
    return type.fullName === 'System.Object' ? value : convertTo(this.#session, value, type);
  }

  #methodFrame(method: ClassMethod, self: object | null, args: readonly Value[]): Frame {
    const frame = this.#runner.frame(method.code, self);
    frame.name = method.isConstructor ? this.name : method.name;
    for (const [i, parameter] of method.code.parameters.entries()) setParameter(frame, parameter, args[i] ?? null);
    return frame;
  }
}

function setParameter(frame: Frame, parameter: CompiledParameter, value: Value): void {
  const variable = new Variable(parameter.name, value);
  frame.scope.put(variable, parameter.key);
  const constraints = parameter.constraints(frame);
  if (constraints) variable.constrain(constraints);
}

function sameTypes(a: Overload, b: Overload): boolean {
  return (
    a.parameters.length === b.parameters.length &&
    a.parameters.every((one, i) => one.typeText === b.parameters[i]!.typeText)
  );
}
