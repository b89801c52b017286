import { enumType } from '../../../src/engine/command/parameter-types.js';
import type { Session } from '../../../src/engine/session/session.js';

/** Which scripts may run. */
export const executionPolicy = enumType('Microsoft.PowerShell.ExecutionPolicy', [
  'Unrestricted',
  'RemoteSigned',
  'AllSigned',
  'Restricted',
  'Bypass',
  'Undefined',
]);
/** For whom a policy holds, the strongest first. */
export const policyScopes = ['MachinePolicy', 'UserPolicy', 'Process', 'CurrentUser', 'LocalMachine'] as const;

/** The scopes of execution policies. */
export const executionPolicyScope = enumType('Microsoft.PowerShell.ExecutionPolicyScope', [
  'Process',
  'CurrentUser',
  'LocalMachine',
  'UserPolicy',
  'MachinePolicy',
]);

const variable = 'PSExecutionPolicyPreference';

/** The policy of one scope. Only the process has one of its own: it is an environment variable, as in PowerShell. */
export function policyOf(session: Session, scope: string): string {
  if (scope === 'Process') return session.environment.get(variable) ?? 'Undefined';
  return scope === 'LocalMachine' ? 'Unrestricted' : 'Undefined';
}

/** Sets the policy of the process. */
export function setProcessPolicy(session: Session, policy: string): void {
  session.environment.set(variable, policy === 'Undefined' ? undefined : policy);
}

/** The policy that holds. */
export function effectivePolicy(session: Session): string {
  return (
    policyScopes.map((scope) => policyOf(session, scope)).find((policy) => policy !== 'Undefined') ?? 'Unrestricted'
  );
}
