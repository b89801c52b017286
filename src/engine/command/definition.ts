import type { CmdletBody, CmdletContext, ConfirmImpact, DynamicParameterContext } from './cmdlet-context.js';
import type { ParameterType } from './parameter-type.js';
import type { Validation } from './validation.js';

/** How a parameter takes part in one parameter set. */
export interface ParameterSetUse {
  readonly mandatory?: boolean;
  /** From 0; absent: only by name. */
  readonly position?: number;
  /** Takes pipeline objects as they are. */
  readonly pipeline?: boolean;
  /** Takes the property of a pipeline object that has the parameter's name or one of its aliases. */
  readonly byName?: boolean;
  /** Takes all arguments that are left. */
  readonly remaining?: boolean;
}

/**
 * One parameter of a cmdlet. `mandatory`, `position`, … at this level hold in every parameter set;
 * with `sets` the parameter belongs to the named sets only.
 */
export interface ParameterDefinition extends ParameterSetUse {
  readonly type: ParameterType<unknown>;
  /** One sentence for Get-Help. */
  readonly help: string;
  readonly aliases?: readonly string[];
  readonly sets?: Readonly<Record<string, ParameterSetUse>>;
  /** In the order of PowerShell's declaration; the last one is asked first. */
  readonly validate?: readonly Validation[];
  /** What the body sees when nothing is bound; help prints it. */
  readonly default?: unknown;
  /** What help prints as the default when it is not a constant (`The current folder`). */
  readonly defaultText?: string;
  /** Mandatory parameters take `$null` only with this. */
  readonly allowNull?: boolean;
  /** Mandatory parameters take `''` only with this. */
  readonly allowEmptyString?: boolean;
  /** Mandatory parameters take `@()` only with this. */
  readonly allowEmptyCollection?: boolean;
  /** Shown by `!?` at the prompt for a missing mandatory parameter. */
  readonly helpMessage?: string;
  /** Wildcards are understood; help says so. */
  readonly wildcards?: boolean;
  /** Bound, but not offered by completion and syntax. */
  readonly hidden?: boolean;
  /** Known, but of no use here: binding it is an error with this sentence, which says what the parameter is for. */
  readonly notSupportedHere?: string;
  /** Taken with a warning of this sentence, as parameters with .NET's attribute Obsolete are. */
  readonly obsolete?: string;
  /** Not in the original product. Help says so. */
  readonly ours?: true;
  /** A number that is typed as an argument is taken as the text it was typed as (`1.50`). */
  readonly asWritten?: boolean;
  /** A script block is the value itself, never evaluated for each pipeline object. */
  readonly noDelayBind?: boolean;
}

/** Parameters of a cmdlet in the order of help and syntax. */
export type ParameterDefinitions = Readonly<Record<string, ParameterDefinition>>;

type SetNames<P> = { [K in keyof P]: P[K] extends { readonly sets: infer S } ? keyof S : never }[keyof P];

type InEverySet<D, All> = D extends { readonly sets: infer S }
  ? [All] extends [keyof S]
    ? S[keyof S] extends { readonly mandatory: true }
      ? true
      : false
    : false
  : false;

type Always<D, All> = D extends { readonly mandatory: true }
  ? true
  : D extends { readonly default: unknown }
    ? true
    : D extends { readonly type: { readonly kind: 'switch' } }
      ? true
      : InEverySet<D, All>;
type ValueOf<D> = D extends { readonly type: ParameterType<infer T> } ? T : never;

/** What the body sees: the values of all parameters. Optional ones without a default may be undefined; switches never. */
export type ParameterValues<P> = {
  readonly [K in keyof P]: Always<P[K], SetNames<P>> extends true ? ValueOf<P[K]> : ValueOf<P[K]> | undefined;
};

/** An example of the help: it is run as a test, too. */
export interface CmdletExample {
  readonly code: string;
  /** What it shows. */
  readonly remarks: string;
}

/** A cmdlet as its file writes it. See ARCHITECTURE.md §4. */
export interface CmdletSource<P extends ParameterDefinitions> {
  /** As typed: `Get-Thing`. */
  readonly name: string;
  /** `Microsoft.PowerShell.Utility`, `ExchangeOnlineManagement`, … */
  readonly module: string;
  /** One sentence: what it does. */
  readonly synopsis: string;
  /** More than the synopsis; paragraphs. */
  readonly description?: readonly string[];
  readonly aliases?: readonly string[];
  /** The set that is taken when several are possible. */
  readonly defaultSet?: string;
  /** Names of the sets in the order of syntax lines; absent: order of first mention. */
  readonly sets?: readonly string[];
  /** Supports -WhatIf and -Confirm. */
  readonly shouldProcess?: boolean;
  readonly confirmImpact?: ConfirmImpact;
  /** Full .NET names. */
  readonly outputTypes?: readonly string[];
  /** Full .NET name behind the comma of error ids; absent: `Microsoft.PowerShell.Commands.<Verb><Noun>Command`. */
  readonly className?: string;
  readonly parameters: P;
  readonly examples?: readonly CmdletExample[];
  readonly notes?: readonly string[];
  readonly relatedLinks?: readonly string[];
  readonly dynamicParameters?: (context: DynamicParameterContext<ParameterValues<P>>) => ParameterDefinitions;
  /** Called once for each invocation; local state lives in this closure. */
  readonly run: (context: CmdletContext<ParameterValues<P>>) => CmdletBody;
}

/** Everything about a cmdlet but its body: what a generated index holds. Plain data but for the parameter types. */
export interface CmdletMetadata {
  readonly name: string;
  readonly module: string;
  readonly synopsis: string;
  readonly aliases: readonly string[];
  readonly defaultSet: string | null;
  readonly sets: readonly string[];
  readonly shouldProcess: boolean;
  readonly confirmImpact: ConfirmImpact;
  readonly outputTypes: readonly string[];
  readonly className: string;
}

/** A complete cmdlet, for the binder, help and completion, which do not know its parameters' types. */
export interface CmdletDefinition extends CmdletMetadata {
  readonly description: readonly string[];
  readonly parameters: ParameterDefinitions;
  readonly examples: readonly CmdletExample[];
  readonly notes: readonly string[];
  readonly relatedLinks: readonly string[];
  readonly dynamicParameters:
    | ((context: DynamicParameterContext<Readonly<Record<string, unknown>>>) => ParameterDefinitions)
    | null;
  readonly run: (context: CmdletContext<never>) => CmdletBody;
}

/** Defines a cmdlet. The parameter table types `context.parameters` of `run`. */
export function cmdlet<const P extends ParameterDefinitions>(source: CmdletSource<P>): CmdletDefinition {
  return {
    name: source.name,
    module: source.module,
    synopsis: source.synopsis,
    aliases: source.aliases ?? [],
    defaultSet: source.defaultSet ?? null,
    sets: source.sets ?? setsOf(source.parameters),
    shouldProcess: source.shouldProcess ?? false,
    confirmImpact: source.confirmImpact ?? (source.shouldProcess ? 'Medium' : 'None'),
    outputTypes: source.outputTypes ?? [],
    className: source.className ?? `Microsoft.PowerShell.Commands.${source.name.replace('-', '')}Command`,
    description: source.description ?? [],
    parameters: source.parameters,
    examples: source.examples ?? [],
    notes: source.notes ?? [],
    relatedLinks: source.relatedLinks ?? [],
    dynamicParameters: (source.dynamicParameters ?? null) as CmdletDefinition['dynamicParameters'],
    run: source.run as CmdletDefinition['run'],
  };
}

/** Names of the parameter sets in the order of first mention; empty when no parameter names one. */
function setsOf(parameters: ParameterDefinitions): readonly string[] {
  const names = new Set<string>();
  for (const parameter of Object.values(parameters))
    for (const name of Object.keys(parameter.sets ?? {})) names.add(name);
  return [...names];
}

/** The same use of a parameter in several sets: `sets: inSets(['ByName', 'ById'], { mandatory: true })`. */
export function inSets<const N extends string, const U extends ParameterSetUse>(
  names: readonly N[],
  use: U,
): Readonly<Record<N, U>> {
  return Object.fromEntries(names.map((name) => [name, use])) as Record<N, U>;
}
