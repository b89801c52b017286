import { cmdlet } from '../../src/engine/command/definition.js';
import { driveItems, itemAt } from './providers/items.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Gets the item at a path. */
export const GetItem = cmdlet({
  name: 'Get-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the item at a path: a file, a folder, a variable, …',
  aliases: ['gi'],
  defaultSet: 'Path',
  sets: pathSets,
  outputTypes: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    ...filterParameters,
    Force: forceParameter,
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'x'; (Get-Item a.txt).Extension", remarks: '.txt.' }],
  run: (context) => ({
    process: () =>
      forEachItem(context, context.parameters, (place) => {
        if (place.path === '') for (const item of driveItems(context.session, place)) context.write(item);
        else context.write(itemAt(context.session, place));
      }),
  }),
});
