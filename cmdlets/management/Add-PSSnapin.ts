import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSNotSupportedException } from '../../src/engine/errors/engine-exceptions.js';
import { itemError } from './providers/item-errors.js';

/** Known for scripts of Exchange: its snap-ins are built in, others cannot be added. */
export const AddPSSnapin = cmdlet({
  name: 'Add-PSSnapin',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Says that the snap-ins of Exchange are built in; others cannot be added.',
  aliases: ['asnp'],
  parameters: {
    Name: { type: stringArray, help: 'Names of snap-ins.', mandatory: true, position: 0, byName: true },
    PassThru: { type: switchParameter, help: 'Writes what was added.' },
  },
  examples: [{ code: 'Add-PSSnapin Microsoft.Exchange.Management.PowerShell.SnapIn', remarks: 'Nothing to do.' }],
  run: (context) => ({
    process() {
      for (const name of context.parameters.Name) {
        if (/^Microsoft\.Exchange\./i.test(name)) {
          context.verbose(`The snap-in '${name}' is built into migsh.`);
          continue;
        }
        const message = `The snap-in '${name}' cannot be added: PowerShell 7 and migsh have modules instead of snap-ins.`;
        context.writeError(itemError(PSNotSupportedException, message, 'SnapinCannotBeAdded', 'NotImplemented', name));
      }
    },
  }),
});
