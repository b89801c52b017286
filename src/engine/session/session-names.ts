import type { ConfirmImpact } from '../command/cmdlet-context.js';
import type { ActionPreference } from '../command/common-parameters.js';
import { typeNotFound } from '../compile/type-errors.js';
import { typeConstraint } from '../compile/types.js';
import { toText } from '../convert/text.js';
import type { Host } from '../host.js';
import { CmdletInfo, type FunctionInfo } from '../pipeline/command-info.js';
import type { CultureInfo } from '../values/culture.js';
import type { EnumValue } from '../values/enums.js';
import { ArrayList } from '../values/lists.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { findType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import type { CmdletEntry, CmdletTable } from './cmdlet-table.js';
import type { Environment } from './environment.js';
import type { Location } from './location.js';
import { actionValue, confirmValue, readConfirmPreference, readPreference } from './preferences.js';
import { Scope } from './scope.js';
import { TypeTable } from './script-types.js';
import { assignConstrained, assignPrivate, assignVariable } from './variable-store.js';
import { Variable, type VariableConstraint } from './variables.js';

/** The names of a session: variables and preferences, functions and cmdlets, types of scripts. */
export abstract class SessionNames implements ScriptContext {
  abstract readonly host: Host;
  abstract readonly cmdlets: CmdletTable;
  abstract readonly environment: Environment;
  abstract readonly windows: boolean;
  abstract readonly location: Location;
  readonly global: Scope = new Scope(null, true);
  readonly types = new TypeTable();
  /** The scope of the code that runs now. */
  scope: Scope = this.global;
  abstract culture: CultureInfo;
  readonly #cmdletInfos = new Map<CmdletEntry, CmdletInfo>();

  abstract invokeBlock(block: object, args: readonly Value[], dollarUnder?: Value): Value;
  abstract invokeWithThis(block: object, self: Value, args: readonly Value[], errors?: 'silent'): Value;
  abstract stopRequested(): boolean;
  abstract writeConsole(text: string, toError: boolean): void;
  abstract readConsole(): string | null;
  abstract sleep(milliseconds: number): void;

  get ofs(): string {
    const value = this.scope.find('ofs')?.read();
    return value === undefined || value === null ? ' ' : toText(this, value);
  }

  get strictMode(): number {
    return this.scope.strict;
  }

  get currentDirectory(): string {
    return this.location.path;
  }

  setVariable(scope: Scope, key: string, name: string, value: Value): void {
    assignVariable(this, scope, key, name, value);
  }

  setPrivateVariable(scope: Scope, key: string, name: string, value: Value): void {
    assignPrivate(this, scope, key, name, value);
  }

  /** Assigns in a scope; the variable when compiled code may keep it in a cell. */
  assignPlain(scope: Scope, key: string, name: string, value: Value): Variable | undefined {
    const variable = assignVariable(this, scope, key, name, value);
    return variable.cacheable && scope.own(key) === variable ? variable : undefined;
  }

  assignConstrained(
    scope: Scope,
    key: string,
    name: string,
    value: Value,
    constraints: readonly VariableConstraint[],
  ): void {
    assignConstrained(this, scope, key, name, value, constraints);
  }

  /** The scope a qualifier names. */
  scopeFor(scope: Scope, qualifier: string | null): Scope {
    return qualifier === 'global' ? this.global : qualifier === 'script' ? scope.script : scope;
  }

  /** Sets `$Matches` of the running block. */
  setMatches(table: Value): void {
    assignVariable(this, this.scope, 'matches', 'Matches', table);
  }

  /** The list behind `-OutVariable name`, in a scope; `+name` goes on with what is there. */
  recordList(scope: Scope, name: string): ArrayList {
    const adds = name.startsWith('+');
    const key = (adds ? name.slice(1) : name).toLowerCase();
    const before = adds ? scope.own(key)?.read() : null;
    const list =
      before instanceof ArrayList ? before : new ArrayList(before === null || before === undefined ? [] : [before]);
    if (list !== before) assignVariable(this, scope, key, adds ? name.slice(1) : name, list);
    return list;
  }

  preference(name: string): ActionPreference {
    return readPreference(this, this.scope, name.toLowerCase());
  }

  errorActionPreference(): ActionPreference {
    return readPreference(this, this.scope, 'erroractionpreference');
  }

  confirmPreference(): ConfirmImpact {
    return readConfirmPreference(this, this.scope);
  }

  isPreferenceTrue(name: string): boolean {
    return this.scope.find(name.toLowerCase())?.read() === true;
  }

  actionValue(name: ActionPreference): EnumValue {
    return actionValue(name);
  }

  confirmValue(name: ConfirmImpact): EnumValue {
    return confirmValue(name);
  }

  definePreference(name: string, value: EnumValue): void {
    this.global.put(new Variable(name, value)).constrain([typeConstraint(value.netType)]);
  }

  defaultParameterValues(): Value {
    return this.scope.find('psdefaultparametervalues')?.read() ?? null;
  }

  cmdletInfo(entry: CmdletEntry): CmdletInfo {
    let info = this.#cmdletInfos.get(entry);
    if (!info) {
      info = new CmdletInfo(entry);
      this.#cmdletInfos.set(entry, info);
    }
    return info;
  }

  /** Defines a function; `where` is the qualifier of its name. */
  defineFunction(scope: Scope, where: string | null, info: FunctionInfo): void {
    const target = this.scopeFor(scope, where);
    target.functions ??= new Map();
    target.functions.set(info.name.toLowerCase(), info);
  }

  findScriptType(name: string): NetType | null {
    return this.types.find(name);
  }

  /** The type of a name; raises TypeNotFound. */
  typeByName(name: string): NetType {
    const type = this.types.find(name) ?? findType(name);
    if (!type) throw typeNotFound(name);
    return type;
  }

  /** `$ExecutionContext`. */
  engineIntrinsics(): Value {
    return this.global.own('executioncontext')?.read() ?? null;
  }
}
