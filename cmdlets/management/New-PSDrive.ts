import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { SessionStateException } from '../../src/engine/errors/engine-exceptions.js';
import { IOException } from '../../src/engine/errors/exception-types.js';
import { DriveInfo } from '../../src/engine/session/drives.js';
import { statIfThere } from '../../src/engine/types/io/stat.js';
import { itemError } from './providers/item-errors.js';
import { credentialParameter } from './providers/path-parameters.js';
import { providerNotFound } from './providers/places.js';

/** Makes a drive: a name for a folder. */
export const NewPSDrive = cmdlet({
  name: 'New-PSDrive',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a drive: a name for a folder.',
  aliases: ['mount', 'ndr'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.PSDriveInfo'],
  parameters: {
    Name: { type: string, help: 'The name without colon.', mandatory: true, position: 0, byName: true },
    PSProvider: { type: string, help: 'FileSystem.', mandatory: true, position: 1, byName: true },
    Root: { type: string, help: 'The folder.', mandatory: true, position: 2, byName: true, allowEmptyString: true },
    Description: { type: string, help: 'What it is for.', byName: true, default: '' },
    Scope: { type: string, help: 'Drives belong to the session here: every scope has the same.', byName: true },
    Persist: {
      type: switchParameter,
      help: 'Makes a drive of Windows.',
      notSupportedHere: 'Drives of this shell end with it.',
    },
    Credential: credentialParameter,
  },
  examples: [
    { code: "New-PSDrive Mig FileSystem . | Out-Null; Set-Content Mig:/a.txt 'x'; Get-Content a.txt", remarks: 'x.' },
  ],
  run: (context) => ({
    process() {
      const { Name, PSProvider, Root, Description } = context.parameters;
      const { location } = context.session;
      const provider = [...location.drives.providers.values()].find(
        (one) => one.name.toLowerCase() === PSProvider.toLowerCase(),
      );
      if (!provider) throw providerNotFound(PSProvider);
      if (location.drives.find(Name)) {
        const message = `A drive with the name '${Name}' already exists.`;
        return context.writeError(
          itemError(SessionStateException, message, 'DriveAlreadyExists', 'ResourceExists', Name),
        );
      }
      const isFile = provider.name === 'FileSystem';
      const root = isFile ? location.resolve(Root) : '';
      if (isFile && !statIfThere(root)?.isDirectory()) {
        const message = `The specified drive root "${Root}" either does not exist, or it is not a folder.`;
        return context.writeError(itemError(IOException, message, 'DriveRootError', 'ReadError', Name));
      }
      if (
        !context.shouldProcess(
          `Name: ${Name} Provider: Microsoft.PowerShell.Core\\${provider.name} Root: ${Root}`,
          'New drive',
        )
      )
        return;
      const drive = new DriveInfo(Name, provider, root, Description);
      location.drives.add(drive);
      context.write(drive);
    },
  }),
});
