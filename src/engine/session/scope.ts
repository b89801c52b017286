import type { AliasInfo, FunctionInfo } from '../pipeline/command-info.js';
import { automaticNames, type Invocation } from '../pipeline/invocation.js';
import { unset, Variable, variableOptions } from './variables.js';

/** One level of names. Function, script and `& { }` calls make a new one; its parent is the caller's. */
export class Scope {
  readonly parent: Scope | null;
  /** The nearest scope of a script file (or a module, or the global scope): where `$script:x` lives. */
  readonly script: Scope;
  /** Lower-case name → variable. */
  readonly variables = new Map<string, Variable>();
  functions: Map<string, FunctionInfo> | null = null;
  aliases: Map<string, AliasInfo> | null = null;
  /** Set here by Set-StrictMode; 0 is off, undefined inherits. */
  strictMode: number | undefined = undefined;
  /** How deep below the global scope. */
  readonly depth: number;

  /** The call of a script block that this scope was made for. */
  invocation: Invocation | null = null;
  /** The module or closure whose code runs here; null outside modules. */
  readonly module: Scope | null;

  constructor(parent: Scope | null, isScript = false, isModule = false) {
    this.parent = parent;
    this.script = isScript || !parent ? this : parent.script;
    this.module = isModule ? this : (parent?.module ?? null);
    this.depth = parent ? parent.depth + 1 : 0;
  }

  /** The variable of this very scope. `key` is lower case. */
  own(key: string): Variable | undefined {
    return this.variables.get(key);
  }

  /** The variable as code in this scope sees it: nearest scope first, private ones of outer scopes left out. */
  find(key: string): Variable | undefined {
    const own = this.variables.get(key);
    if (own !== undefined) return own;
    const automatic = automaticNames.has(key);
    if (automatic && this.invocation) return this.automatic(key);
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      const variable = scope.variables.get(key);
      if (variable !== undefined && !(variable.options & variableOptions.private)) return variable;
      if (automatic && scope.invocation) return scope.automatic(key);
    }
    return undefined;
  }

  /** A variable that this scope's call has of its own (`$args`). They are not kept: `$input` and bound parameters change. */
  automatic(key: string): Variable | undefined {
    const name = automaticNames.get(key);
    const value = name === undefined ? undefined : this.invocation?.automatic(key);
    return value === undefined ? undefined : new Variable(name!, value);
  }

  /** All of them. */
  automatics(): Variable[] {
    return [...automaticNames.keys()].flatMap((key) => this.automatic(key) ?? []);
  }

  /** Puts a variable here, in place of one of the same name. */
  put(variable: Variable, key = variable.name.toLowerCase()): Variable {
    const old = this.variables.get(key);
    if (old !== undefined && old !== variable) old.drop();
    this.variables.set(key, variable);
    return variable;
  }

  /** Removes a variable of this scope; holders of the object see that it is gone. */
  remove(key: string): boolean {
    const old = this.variables.get(key);
    if (old === undefined) return false;
    this.variables.delete(key);
    old.drop();
    return true;
  }

  /** The function as code in this scope sees it. */
  findFunction(key: string): FunctionInfo | undefined {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const found = scope.functions?.get(key);
      if (found !== undefined && (scope === this || !(found.options & variableOptions.private))) return found;
    }
    return undefined;
  }

  /** The alias as code in this scope sees it. */
  findAlias(key: string): AliasInfo | undefined {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const found = scope.aliases?.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The strict mode that holds in this scope. */
  get strict(): number {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      if (scope.strictMode !== undefined) return scope.strictMode;
    }
    return 0;
  }

  /** The scope `levels` above this one, or null beyond the global one. */
  ancestor(levels: number): Scope | null {
    let scope: Scope | null = this;
    for (let i = 0; i < levels && scope; i++) scope = scope.parent;
    return scope;
  }

  /** The global scope of the session. */
  get root(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }
}

/** True when the variable holds a value a script may see. */
export function isSet(variable: Variable | undefined): variable is Variable {
  return variable !== undefined && variable.value !== unset;
}
