import { cmdlet } from '../../src/engine/command/definition.js';
import { notSupported } from './providers/item-errors.js';
import { flatItemsOf } from './providers/items.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';
import { isFilePlace } from './providers/places.js';

/** Takes the value of an item away; the item stays. */
export const ClearItem = cmdlet({
  name: 'Clear-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Takes the value of an item of a drive like Variable: away.',
  aliases: ['cli'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    Force: forceParameter,
    ...filterParameters,
    Credential: credentialParameter,
  },
  examples: [{ code: '$x = 5; Clear-Item Variable:x; $null -eq $x', remarks: 'True.' }],
  run: (context) => ({
    process: () =>
      forEachItem(context, context.parameters, (place) => {
        if (isFilePlace(place)) throw notSupported();
        if (context.shouldProcess(`Item: ${place.path}`, 'Clear Item'))
          flatItemsOf(place).write(context.session, place.path, null);
      }),
  }),
});
