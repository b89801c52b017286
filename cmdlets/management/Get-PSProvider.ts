import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { providerNotFound } from './providers/places.js';

/** Lists the kinds of drives. */
export const GetPSProvider = cmdlet({
  name: 'Get-PSProvider',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists the kinds of drives.',
  outputTypes: ['System.Management.Automation.ProviderInfo'],
  parameters: {
    PSProvider: {
      type: stringArray,
      help: 'Names; wildcards are allowed.',
      wildcards: true,
      position: 0,
      pipeline: true,
      byName: true,
      validate: [notNullOrEmpty],
    },
  },
  examples: [{ code: '(Get-PSProvider FileSystem).Name', remarks: 'FileSystem.' }],
  run: (context) => ({
    process() {
      const all = [...context.session.location.drives.providers.values()];
      for (const name of context.parameters.PSProvider ?? ['*']) {
        const pattern = new WildcardPattern(name);
        const found = all.filter((one) => pattern.matches(one.name));
        if (found.length === 0 && !WildcardPattern.hasWildcards(name))
          context.writeError(providerNotFound(name).record);
        for (const provider of found) context.write(provider);
      }
    },
  }),
});
