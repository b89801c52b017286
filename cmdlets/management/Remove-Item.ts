import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { removeItem } from './items/remove.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Removes files, folders and other items. */
export const RemoveItem = cmdlet({
  name: 'Remove-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes files, folders and other items.',
  aliases: ['del', 'erase', 'rd', 'ri', 'rm', 'rmdir'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    ...filterParameters,
    Recurse: { type: switchParameter, help: 'Removes what is in folders, too, without a question.' },
    Force: forceParameter,
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'x'; Remove-Item a.txt; Test-Path a.txt", remarks: 'False.' }],
  run(context) {
    const all = { yes: false, no: false };
    return { process: () => forEachItem(context, context.parameters, (place) => removeItem(context, place, all)) };
  },
});
