import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { setSnapIn, snapInsNamed } from './sessions/snap-ins.js';

export const AddPSSnapin = cmdlet({
  name: 'Add-PSSnapin',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Takes the snap-ins of Exchange that scripts add; their cmdlets are always there.',
  className: 'Microsoft.PowerShell.Commands.AddPSSnapinCommand',
  notes: [
    'Of Windows PowerShell; PowerShell 7 has no snap-ins. It is here so that scripts for the Exchange Management Shell run.',
  ],
  outputTypes: ['System.Management.Automation.PSSnapInInfo'],
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
  examples: [
    { code: 'Add-PSSnapin Microsoft.Exchange.Management.PowerShell.SnapIn', remarks: 'As Exchange servers have it.' },
  ],
  run: (context) => ({
    process() {
      for (const name of context.parameters.Name) {
        const found = snapInsNamed(name);
        if (found.length === 0) {
          const text = `The Windows PowerShell snap-in '${name}' is not installed on this computer.`;
          const exception = newException(PSArgumentException, text);
          context.writeError(
            errorRecord({ exception, id: 'AddPSSnapInRead', category: 'InvalidArgument', target: name }),
          );
        }
        for (const one of found) {
          setSnapIn(context.session, one.name, true);
          if (context.parameters.PassThru) context.write(one);
        }
      }
    },
  }),
});
