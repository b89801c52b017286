import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray } from '../../src/engine/command/parameter-types.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { driveNotFound } from './providers/places.js';

/** Lists the drives of the session. */
export const GetPSDrive = cmdlet({
  name: 'Get-PSDrive',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists the drives of the session.',
  aliases: ['gdr'],
  defaultSet: 'Name',
  sets: ['Name', 'LiteralName'],
  outputTypes: ['System.Management.Automation.PSDriveInfo'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names without colon; wildcards are allowed.',
      wildcards: true,
      sets: { Name: { position: 0, pipeline: true, byName: true } },
    },
    LiteralName: {
      type: stringArray,
      help: 'Names, exactly as typed.',
      sets: { LiteralName: { mandatory: true, position: 0, byName: true } },
    },
    Scope: { type: string, help: 'Drives belong to the session here: every scope has the same.', byName: true },
    PSProvider: { type: stringArray, help: 'Only drives of these providers.', byName: true },
  },
  examples: [{ code: '(Get-PSDrive Env).Provider.Name', remarks: 'Environment.' }],
  run: (context) => ({
    process() {
      const { Name, LiteralName, PSProvider } = context.parameters;
      const all = context.session.location.drives.all();
      const providers = PSProvider?.map((text) => new WildcardPattern(text));
      for (const name of LiteralName ?? Name ?? ['*']) {
        const pattern = LiteralName ? null : new WildcardPattern(name);
        const found = all.filter((drive) =>
          pattern ? pattern.matches(drive.name) : drive.name.toLowerCase() === name.toLowerCase(),
        );
        if (found.length === 0 && !(pattern && WildcardPattern.hasWildcards(name))) {
          const { exception } = driveNotFound(name);
          context.writeError(
            errorRecord({ exception, id: 'GetLocationNoMatchingDrive', category: 'ObjectNotFound', target: name }),
          );
        }
        for (const drive of found)
          if (!providers || providers.some((one) => one.matches(drive.provider.name))) context.write(drive);
      }
    },
  }),
});
