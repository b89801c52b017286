import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import type { ParameterType } from './parameter-type.js';
import type { Validation } from './validation.js';

/** Name of the one parameter set of a command that declares none. */
export const allSets = '__AllParameterSets';

/** How a parameter takes part in one parameter set. */
export interface SetUse {
  readonly mandatory: boolean;
  /** Null: only by name. */
  readonly position: number | null;
  readonly pipeline: boolean;
  readonly byName: boolean;
  readonly remaining: boolean;
}

/** Changes an argument before it is bound (`[Credential()]`, `[UpperAttribute()]`, the type of a script parameter). */
export type Transform = (ctx: ScriptContext, value: Value) => Value;

/** One parameter as the binder sees it, of a cmdlet, a function or a script. */
export interface TableParameter {
  /** Place in `ParameterTable.parameters` and in `Binding.values`. */
  readonly index: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Full .NET name for messages: `System.Object` when untyped. */
  readonly typeName: string;
  /** As syntax prints it: `string[]`. */
  readonly typeLabel: string;
  readonly kind: ParameterType<unknown>['kind'];
  /** The .NET type; resolved when first needed. Raises TypeNotFound for an unknown one. */
  readonly type: (ctx: ScriptContext) => NetType;
  /** Conversion of an element or of the whole that replaces PowerShell's (parameter types of cmdlets). */
  readonly convert: ((ctx: ScriptContext, value: Value) => Value) | null;
  /** For completion. */
  readonly complete: ParameterType<unknown>['complete'];
  /** What `[ArgumentCompleter(…)]` holds (a script block or a type), or the words of `[ArgumentCompletions(…)]`; null without either. */
  readonly argumentCompleter: Value;
  /** Names of an enumeration; null for other types. */
  readonly enumNames: readonly string[] | null;
  /** A declared type of a script parameter is a transformation: its failures have another text and id. */
  readonly typeIsTransform: boolean;
  readonly transforms: readonly Transform[];
  readonly validations: readonly Validation[];
  /** `[PSTypeName('…')]`, null without. */
  readonly psTypeName: string | null;
  readonly allowNull: boolean;
  readonly allowEmptyString: boolean;
  readonly allowEmptyCollection: boolean;
  /** By number of the parameter set; null where it is not in the set. */
  readonly uses: readonly (SetUse | null)[];
  readonly isCommon: boolean;
  readonly isDynamic: boolean;
  readonly noDelayBind: boolean;
  /** Numbers are taken as they were typed. */
  readonly asWritten: boolean;
  readonly hidden: boolean;
  readonly helpMessage: string;
  /** `[Obsolete('…')]`: binding warns; null without. */
  readonly obsolete: string | null;
  /** Why binding is refused (ParameterDefinition.notSupportedHere); null when it is not. */
  readonly notSupportedHere: string | null;
}

/** Characters of no width, which comparing names leaves out (they come with pasted text). */
const ignorable = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** What a typed parameter name means. */
export type NameMatch =
  | { readonly kind: 'found'; readonly parameter: TableParameter }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly TableParameter[] };

/** What is needed to make a table. */
export interface TableParts {
  /** For prompts (`cmdlet NAME at command pipeline position 1`). */
  readonly commandName: string;
  readonly parameters: readonly TableParameter[];
  readonly setNames: readonly string[];
  readonly defaultSet: string | null;
  /** Cmdlets, and functions with CmdletBinding or Parameter attributes: leftovers are errors, common parameters exist. */
  readonly isAdvanced: boolean;
  /** True for cmdlets, whose declared types are compiled types. */
  readonly isCompiled: boolean;
}

/** The parameters of one command. Immutable; one object serves all its calls. */
export class ParameterTable {
  readonly commandName: string;
  readonly parameters: readonly TableParameter[];
  readonly setNames: readonly string[];
  /** Number of the default set; -1 without. */
  readonly defaultSet: number;
  readonly isAdvanced: boolean;
  readonly isCompiled: boolean;
  /** Numbers of all sets. */
  readonly allSetNumbers: readonly number[];
  /** Those that take what is left over in some set. */
  readonly remaining: readonly TableParameter[];
  /** Those that take pipeline input in some set. */
  readonly pipelineParameters: readonly TableParameter[];
  /** Those with a position in some set, by position. */
  readonly positional: readonly TableParameter[];
  readonly hasMandatory: boolean;
  readonly #matches = new Map<string, NameMatch>();

  constructor(parts: TableParts) {
    this.commandName = parts.commandName;
    this.parameters = parts.parameters;
    this.setNames = parts.setNames;
    this.defaultSet = parts.defaultSet === null ? -1 : parts.setNames.indexOf(parts.defaultSet);
    this.isAdvanced = parts.isAdvanced;
    this.isCompiled = parts.isCompiled;
    this.allSetNumbers = parts.setNames.map((_, number) => number);
    const some = (test: (use: SetUse) => boolean): TableParameter[] =>
      parts.parameters.filter((parameter) => parameter.uses.some((use) => use !== null && test(use)));
    this.remaining = some((use) => use.remaining);
    this.pipelineParameters = some((use) => use.pipeline || use.byName);
    this.positional = some((use) => use.position !== null);
    this.hasMandatory = some((use) => use.mandatory).length > 0;
  }

  /** What `name` (without dash) stands for: exact name or alias, else an unambiguous beginning. Answers are remembered. */
  find(name: string): NameMatch {
    const key = name.toLowerCase().replace(ignorable, '');
    let match = this.#matches.get(key);
    if (match === undefined) {
      match = matchName(this.parameters, key);
      this.#matches.set(key, match);
    }
    return match;
  }

  /** The parameter of exactly this name; null when there is none. */
  named(name: string): TableParameter | null {
    const key = name.toLowerCase();
    return this.parameters.find((parameter) => parameter.name.toLowerCase() === key) ?? null;
  }

  /** A table with dynamic parameters behind the others. Numbers of the old ones stay. */
  withDynamic(added: readonly TableParameter[]): ParameterTable {
    return new ParameterTable({
      commandName: this.commandName,
      parameters: [...this.parameters, ...added],
      setNames: this.setNames,
      defaultSet: this.defaultSet < 0 ? null : this.setNames[this.defaultSet]!,
      isAdvanced: this.isAdvanced,
      isCompiled: this.isCompiled,
    });
  }
}

function matchName(parameters: readonly TableParameter[], key: string): NameMatch {
  const hasAlias = (parameter: TableParameter, test: (alias: string) => boolean): boolean =>
    parameter.aliases.some((alias) => test(alias.toLowerCase()));
  const exact =
    parameters.find((parameter) => parameter.name.toLowerCase() === key) ??
    parameters.find((parameter) => hasAlias(parameter, (alias) => alias === key));
  if (exact) return { kind: 'found', parameter: exact };
  if (key === '') return { kind: 'unknown' };
  const byName = parameters.filter((parameter) => parameter.name.toLowerCase().startsWith(key));
  const byAlias = parameters.filter(
    (parameter) => !byName.includes(parameter) && hasAlias(parameter, (alias) => alias.startsWith(key)),
  );
  const candidates = [...byName, ...byAlias];
  if (candidates.length === 0) return { kind: 'unknown' };
  if (candidates.length === 1) return { kind: 'found', parameter: candidates[0]! };
  const declared = candidates.filter((parameter) => !parameter.isCommon);
  if (declared.length === 1) return { kind: 'found', parameter: declared[0]! };
  return { kind: 'ambiguous', candidates };
}
