import type { ParameterDefinition, ParameterSetUse } from '../../../src/engine/command/definition.js';
import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { fqdn, mailboxId } from './exchange-types.js';

/** Sets by name, a `!` behind those that demand the parameter; `undefined` for none: it belongs to all. */
function usesOf(sets: readonly string[]): Readonly<Record<string, ParameterSetUse>> | undefined {
  if (sets.length === 0) return undefined;
  return Object.fromEntries(sets.map((set) => [set.replace(/!$/, ''), set.endsWith('!') ? { mandatory: true } : {}]));
}

function inSets(definition: ParameterDefinition, sets: readonly string[]): ParameterDefinition {
  const uses = usesOf(sets);
  return uses ? { ...definition, sets: uses } : definition;
}

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
  return inSets(definition, sets);
}

/**
 * A leftover of scripts for Exchange on-premises: taken with a warning that says what to do instead. `sets` as in `foreign`.
 */
export function leftover(
  type: ParameterType<unknown>,
  remedy: string,
  ...sets: readonly string[]
): ParameterDefinition {
  const definition: ParameterDefinition = {
    type,
    help: `For Exchange on-premises; has no effect. ${remedy}`,
    obsolete: `It is for Exchange on-premises and has no effect. ${remedy}`,
  };
  return inSets(definition, sets);
}

/** What to do instead of giving a limit of skipped items. */
export const limitRemedy = 'Skipped items never fail an IMAP migration; use -ApproveSkippedItems.';

/** What to do instead of giving a limit of large messages. */
export const largeItemRemedy = 'Messages above a size are left out with Set-MigrationConfig -MaxMessageSize.';

/** -DomainController, in these sets. */
export function domainController(...sets: readonly string[]): ParameterDefinition {
  return leftover(fqdn, 'There are no domain controllers here; leave it out.', ...sets);
}

/** -Partition, which Microsoft keeps for itself, in these sets. */
export function partition(...sets: readonly string[]): ParameterDefinition {
  return inSets({ type: mailboxId, help: 'Taken for scripts that give it; there are no partitions here.' }, sets);
}

/** What nearly every cmdlet of the original takes for its own plumbing: which server of Microsoft's does the work. */
export const plumbing = { DomainController: domainController(), Partition: partition() };

const diagnosticRemedy = 'DiagnosticInfo says why a server makes a user wait, with or without it; leave it out.';

/** The switches that only on-premises servers know, in these sets. */
export function onPremisesDiagnostics(...sets: readonly string[]): {
  readonly Diagnostic: ParameterDefinition;
  readonly DiagnosticArgument: ParameterDefinition;
} {
  return {
    Diagnostic: leftover(switchParameter, diagnosticRemedy, ...sets),
    DiagnosticArgument: leftover(string, diagnosticRemedy, ...sets),
  };
}

/** -DiagnosticInfo: the words of the original say which storage of its service is shown. */
export const diagnosticInfo = {
  type: string,
  help: 'Words that say what DiagnosticInfo is to contain; they make no difference here.',
} as const;
