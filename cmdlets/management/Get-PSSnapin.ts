import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { itemError } from './providers/item-errors.js';

/** Known for scripts that ask for a snap-in before they add it: there are none. */
export const GetPSSnapin = cmdlet({
  name: 'Get-PSSnapin',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists snap-ins: there are none, modules take their place.',
  aliases: ['gsnp'],
  parameters: {
    Name: { type: stringArray, help: 'Names of snap-ins; wildcards are allowed.', wildcards: true, position: 0 },
    Registered: { type: switchParameter, help: 'Those that could be added.' },
  },
  examples: [{ code: 'Get-PSSnapin', remarks: 'Nothing.' }],
  run: (context) => ({
    process() {
      for (const name of context.parameters.Name ?? []) {
        const message = `No Windows PowerShell snap-ins matching the pattern '${name}' were found. Check the pattern and then try the command again.`;
        context.writeError(itemError(PSArgumentException, message, 'NoPSSnapInsFound', 'InvalidArgument', name));
      }
    },
  }),
});
