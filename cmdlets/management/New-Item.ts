import { join } from 'node:path';
import { cmdlet } from '../../src/engine/command/definition.js';
import { object, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { createItem } from './items/create.js';
import { eachReporting } from './providers/item-errors.js';
import { credentialParameter, forceParameter } from './providers/path-parameters.js';
import { placeFor } from './providers/places.js';

/** Makes a file, a folder, or an item of another drive. */
export const NewItem = cmdlet({
  name: 'New-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a file, a folder, or an item of another drive.',
  aliases: ['ni'],
  defaultSet: 'pathSet',
  sets: ['pathSet', 'nameSet'],
  shouldProcess: true,
  outputTypes: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'Where it is made; wildcards are not understood.',
      sets: { pathSet: { mandatory: true, position: 0, byName: true }, nameSet: { position: 0, byName: true } },
    },
    Name: {
      type: string,
      help: 'Its name in the folder of -Path.',
      allowNull: true,
      allowEmptyString: true,
      sets: { nameSet: { mandatory: true, byName: true } },
    },
    ItemType: {
      type: {
        ...string,
        complete: (word) =>
          ['File', 'Directory', 'SymbolicLink', 'Junction', 'HardLink']
            .filter((one) => one.toLowerCase().startsWith(word.toLowerCase()))
            .map((text) => ({ text })),
      },
      help: 'File, Directory, SymbolicLink, Junction or HardLink.',
      aliases: ['Type'],
      byName: true,
    },
    Value: {
      type: object,
      help: 'The content; for links what they lead to.',
      aliases: ['Target'],
      pipeline: true,
      byName: true,
    },
    Force: { ...forceParameter, help: 'Overwrites a file, and makes missing folders.' },
    Credential: credentialParameter,
  },
  examples: [
    { code: 'New-Item reports -ItemType Directory | Out-Null; Test-Path reports', remarks: 'True.' },
    { code: "New-Item note.txt -Value 'hello' | Out-Null; Get-Content note.txt", remarks: 'hello.' },
  ],
  run: (context) => ({
    process() {
      const { Path, Name } = context.parameters;
      const paths = Path ?? ['.'];
      eachReporting(context, paths, (path) => {
        const place = placeFor(
          context.session,
          Name ? (path === '.' || path === '' ? Name : joined(path, Name)) : path,
        );
        createItem(context, place);
      });
    },
  }),
});

const joined = (path: string, name: string): string => (/:$/.test(path) ? `${path}${name}` : join(path, name));
