import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { addedSnapIns, snapInsNamed } from './sessions/snap-ins.js';

export const GetPSSnapin = cmdlet({
  name: 'Get-PSSnapin',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the snap-ins that were added.',
  className: 'Microsoft.PowerShell.Commands.GetPSSnapinCommand',
  notes: [
    'Of Windows PowerShell; PowerShell 7 has no snap-ins. It is here so that scripts for the Exchange Management Shell run.',
  ],
  outputTypes: ['System.Management.Automation.PSSnapInInfo'],
  parameters: {
    Name: { type: stringArray, help: 'Names or patterns of snap-ins.', position: 0 },
    Registered: { type: switchParameter, help: 'Shows those that could be added.' },
  },
  examples: [{ code: 'Get-PSSnapin -Registered', remarks: 'The snap-ins that scripts for Exchange add.' }],
  run: (context) => ({
    process() {
      const { Name, Registered } = context.parameters;
      const added = addedSnapIns(context.session);
      for (const pattern of Name ?? ['*']) {
        const known = snapInsNamed(pattern);
        for (const one of known) if (Registered !== added.some(({ name }) => name === one.name)) context.write(one);
      }
    },
  }),
});
