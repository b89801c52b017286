import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter, uint32 } from '../../src/engine/command/parameter-types.js';
import { attributeTest } from './items/attributes.js';
import { listPath } from './items/listing.js';
import { eachReporting } from './providers/item-errors.js';
import { forceParameter, givenPaths } from './providers/path-parameters.js';

/** Lists what is in a folder or a drive. */
export const GetChildItem = cmdlet({
  name: 'Get-ChildItem',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists what is in a folder or a drive.',
  aliases: ['dir', 'gci', 'ls'],
  defaultSet: 'Items',
  sets: ['Items', 'LiteralItems'],
  outputTypes: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'Folders or files; wildcards are allowed.',
      wildcards: true,
      defaultText: 'The current folder',
      sets: { Items: { position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'Folders or files, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralItems: { mandatory: true, byName: true } },
    },
    Filter: { type: string, help: 'Only items whose name matches.', position: 1, wildcards: true },
    Include: { type: stringArray, help: 'Only items whose name matches one of these.', wildcards: true },
    Exclude: { type: stringArray, help: 'Items to leave out.', wildcards: true },
    Recurse: { type: switchParameter, help: 'Lists the folders below, too.', aliases: ['s', 'r'] },
    Depth: { type: uint32, help: 'How many levels of folders below are listed.' },
    Force: forceParameter,
    Name: { type: switchParameter, help: 'Only the names.' },
    Attributes: { type: attributeTest, help: 'Only files with these attributes: `+` is and, `,` is or, `!` is not.' },
    FollowSymlink: { type: switchParameter, help: 'Lists folders behind symbolic links, too.' },
    Directory: { type: switchParameter, help: 'Only folders.', aliases: ['ad', 'd'] },
    File: { type: switchParameter, help: 'Only files.', aliases: ['af'] },
    Hidden: { type: switchParameter, help: 'Only hidden items.', aliases: ['ah', 'h'] },
    ReadOnly: { type: switchParameter, help: 'Only read-only items.', aliases: ['ar'] },
    System: { type: switchParameter, help: 'Only system files.', aliases: ['as'] },
  },
  examples: [
    { code: "Set-Content a.log 'x'; Get-ChildItem *.log -Name", remarks: 'a.log.' },
    {
      code: 'Get-ChildItem -Recurse -File | Measure-Object Length -Sum | Out-Null',
      remarks: 'Adds up the files below.',
    },
  ],
  run: (context) => ({
    process() {
      const given = givenPaths(context.parameters);
      const paths = given.paths.length === 0 ? ['.'] : given.paths;
      eachReporting(context, paths, (path) => listPath(context, path, given.literal));
    },
  }),
});
