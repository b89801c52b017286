import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { moveItem } from './items/transfer.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';
import { placeFor } from './providers/places.js';

/** Moves files, folders and other items. */
export const MoveItem = cmdlet({
  name: 'Move-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Moves files, folders and other items.',
  aliases: ['mi', 'move', 'mv'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    Destination: {
      type: string,
      help: 'A folder that is there, or the new path.',
      position: 1,
      byName: true,
      default: '.',
    },

    ...filterParameters,
    PassThru: { type: switchParameter, help: 'Writes the new item.' },
    Force: forceParameter,
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'x'; Move-Item a.txt b.txt; Test-Path a.txt", remarks: 'False.' }],
  run: (context) => ({
    process() {
      const target = placeFor(context.session, context.parameters.Destination);
      forEachItem(context, context.parameters, (place) => moveItem(context, place, target));
    },
  }),
});
