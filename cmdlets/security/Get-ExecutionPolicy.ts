import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { effectivePolicy, executionPolicyScope, policyOf, policyScopes } from './policies/execution-policy.js';

/** Gets the policy about running scripts. */
export const GetExecutionPolicy = cmdlet({
  name: 'Get-ExecutionPolicy',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Gets the policy about running scripts. migsh runs every script: it is kept for scripts that ask.',
  outputTypes: ['Microsoft.PowerShell.ExecutionPolicy'],
  parameters: {
    Scope: { type: executionPolicyScope, help: 'The policy of one scope.', position: 0, byName: true },
    List: { type: switchParameter, help: 'The policies of all scopes.' },
  },
  examples: [{ code: 'Get-ExecutionPolicy', remarks: 'Unrestricted.' }],
  run: (context) => ({
    process() {
      const { Scope, List } = context.parameters;
      const { session } = context;
      if (List)
        for (const scope of policyScopes)
          context.write(
            CustomObject.from([
              ['Scope', scope],
              ['ExecutionPolicy', policyOf(session, scope)],
            ]),
          );
      else context.write(Scope ? policyOf(session, Scope) : effectivePolicy(session));
    },
  }),
});
