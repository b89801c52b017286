import type { ParameterDefinition } from '../../../src/engine/command/definition.js';
import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { string, switchParameter } from '../../../src/engine/command/parameter-types.js';

/**
 * A parameter of another migration type: help and completion know it, binding it is an error that says what it is for.
 * `sets` are the parameter sets it belongs to, a `!` behind those that demand it; none: it belongs to all.
 */
export function foreign(
  type: ParameterType<unknown>,
  purpose: string,
  ...sets: readonly string[]
): ParameterDefinition {
  const definition: ParameterDefinition = {
    type,
    help: `For ${purpose}; not available here.`,
    notSupportedHere: `It is for ${purpose}, and only IMAP migrations are available here.`,
  };
  if (sets.length === 0) return definition;
  return {
    ...definition,
    sets: Object.fromEntries(sets.map((set) => [set.replace(/!$/, ''), set.endsWith('!') ? { mandatory: true } : {}])),
  };
}

/** What every cmdlet of the original takes for its own plumbing: which server of Microsoft's does the work. Taken, and of no effect. */
export const plumbing = {
  DomainController: { type: string, help: 'Taken for scripts that give it; there are no domain controllers here.' },
  Partition: { type: string, help: 'Taken for scripts that give it; there are no partitions here.' },
} as const;

/** What a leftover of on-premises scripts is answered with. */
export function leftoverWarning(parameter: string, remedy: string): string {
  return `The parameter -${parameter} is for Exchange on-premises and has no effect. ${remedy}`;
}

/** The switches that only on-premises servers know. */
export const onPremisesDiagnostics = {
  Diagnostic: { type: switchParameter, help: 'Taken for scripts that give it; DiagnosticInfo is always filled.' },
  DiagnosticArgument: { type: string, help: 'Taken for scripts that give it; DiagnosticInfo is always filled.' },
} as const;
