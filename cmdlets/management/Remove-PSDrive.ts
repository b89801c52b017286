import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { SessionStateException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { itemError } from './providers/item-errors.js';
import { driveNotFound } from './providers/places.js';

const builtIn = new Set(['/', 'alias', 'env', 'function', 'variable']);

/** Takes a drive away; what it stands for stays. */
export const RemovePSDrive = cmdlet({
  name: 'Remove-PSDrive',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Takes a drive away; what it stands for stays.',
  aliases: ['rdr'],
  defaultSet: 'Name',
  sets: ['Name', 'LiteralName'],
  shouldProcess: true,
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names without colon; wildcards are allowed.',
      wildcards: true,
      allowEmptyCollection: true,
      allowNull: true,
      sets: { Name: { mandatory: true, position: 0, byName: true } },
    },
    LiteralName: {
      type: stringArray,
      help: 'Names, exactly as typed.',
      allowEmptyCollection: true,
      allowNull: true,
      sets: { LiteralName: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    PSProvider: { type: stringArray, help: 'Only drives of these providers.', byName: true },
    Scope: { type: string, help: 'Drives belong to the session here: every scope has the same.', byName: true },
    Force: { type: switchParameter, help: 'Removes the current drive, too.' },
  },
  examples: [
    { code: 'New-PSDrive Mig FileSystem . | Out-Null; Remove-PSDrive Mig; Test-Path Mig:/', remarks: 'False.' },
  ],
  run: (context) => ({
    process() {
      const { Name, LiteralName, PSProvider, Force } = context.parameters;
      const { location } = context.session;
      for (const name of LiteralName ?? Name ?? []) {
        const pattern = new WildcardPattern(LiteralName ? WildcardPattern.escape(name) : name);
        const found = location.drives
          .all()
          .filter(
            (drive) =>
              pattern.matches(drive.name) &&
              (!PSProvider || PSProvider.some((one) => one.toLowerCase() === drive.provider.name.toLowerCase())),
          );
        if (found.length === 0) {
          const { exception } = driveNotFound(name);
          context.writeError(errorRecord({ exception, id: 'DriveNotFound', category: 'ObjectNotFound', target: name }));
        }
        for (const drive of found) {
          const current = drive === location.drive && !Force;
          if (current || builtIn.has(drive.name.toLowerCase())) {
            const message = current
              ? `Cannot remove drive '${drive.name}' because it is in use.`
              : `Cannot remove drive '${drive.name}': the session needs it.`;
            context.writeError(
              itemError(
                SessionStateException,
                message,
                'DriveRemovalPreventedByProvider',
                'PermissionDenied',
                drive.name,
              ),
            );
          } else if (
            context.shouldProcess(
              `Name: ${drive.name} Provider: Microsoft.PowerShell.Core\\${drive.provider.name} Root: ${drive.root}`,
              'Remove drive',
            )
          ) {
            location.drives.remove(drive.name);
          }
        }
      }
    },
  }),
});
