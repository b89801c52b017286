import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSNotSupportedException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { executionPolicy, executionPolicyScope, setProcessPolicy } from './policies/execution-policy.js';

/** Sets the policy about running scripts for this process. */
export const SetExecutionPolicy = cmdlet({
  name: 'Set-ExecutionPolicy',
  module: 'Microsoft.PowerShell.Security',
  synopsis:
    'Sets the policy about running scripts for this process. migsh runs every script: it is kept for scripts that ask.',
  shouldProcess: true,
  parameters: {
    ExecutionPolicy: { type: executionPolicy, help: 'The policy.', mandatory: true, position: 0, byName: true },
    Scope: {
      type: executionPolicyScope,
      help: 'Process; other scopes belong to Windows PowerShell.',
      position: 1,
      byName: true,
      default: 'LocalMachine' as const,
    },
    Force: { type: switchParameter, help: 'Does not ask.' },
  },
  examples: [{ code: 'Set-ExecutionPolicy Bypass -Scope Process -Force; Get-ExecutionPolicy', remarks: 'Bypass.' }],
  run: (context) => ({
    process() {
      const { ExecutionPolicy, Scope } = context.parameters;
      if (Scope !== 'Process') {
        const exception = newException(PSNotSupportedException, 'Operation is not supported on this platform.');
        return context.throwTerminating(
          errorRecord({ exception, id: 'System.PlatformNotSupportedException', category: 'NotImplemented' }),
        );
      }
      if (context.shouldProcess(ExecutionPolicy, 'Set-ExecutionPolicy'))
        setProcessPolicy(context.session, ExecutionPolicy);
    },
  }),
});
