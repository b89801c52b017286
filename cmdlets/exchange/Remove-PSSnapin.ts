import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { setSnapIn, snapInsNamed } from './sessions/snap-ins.js';

export const RemovePSSnapin = cmdlet({
  name: 'Remove-PSSnapin',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Takes back what Add-PSSnapin added. The cmdlets stay.',
  className: 'Microsoft.PowerShell.Commands.RemovePSSnapinCommand',
  notes: [
    'Of Windows PowerShell; PowerShell 7 has no snap-ins. It is here so that scripts for the Exchange Management Shell run.',
  ],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names or patterns of snap-ins.',
      mandatory: true,
      position: 0,
      byName: true,
      pipeline: true,
    },
    PassThru: { type: switchParameter, help: 'Writes the snap-ins.' },
  },
  examples: [{ code: 'Remove-PSSnapin *Exchange*', remarks: 'Takes all of them back.' }],
  run: (context) => ({
    process() {
      for (const name of context.parameters.Name)
        for (const one of snapInsNamed(name)) {
          setSnapIn(context.session, one.name, false);
          if (context.parameters.PassThru) context.write(one);
        }
    },
  }),
});
