import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { sessionOption } from './sessions/option.js';

/** Makes options for a session. */
export const NewPSSessionOption = cmdlet({
  name: 'New-PSSessionOption',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes options for a session.',
  outputTypes: ['System.Management.Automation.Remoting.PSSessionOption'],
  parameters: {
    SkipCACheck: { type: switchParameter, help: 'Switches skip cacheck on.' },
    SkipCNCheck: { type: switchParameter, help: 'Switches skip cncheck on.' },
  },
  run(context) {
    return {
      end() {
        context.write(sessionOption(context.parameters));
      },
    };
  },
});
