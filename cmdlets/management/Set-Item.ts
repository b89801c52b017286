import { cmdlet } from '../../src/engine/command/definition.js';
import { object, switchParameter } from '../../src/engine/command/parameter-types.js';
import { hasWildcards, plainPlace, resolveItems } from './providers/globbing.js';
import { eachReporting, notSupported } from './providers/item-errors.js';
import { flatItemsOf, itemAt } from './providers/items.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  givenPaths,
  literalPathParameter,
  pathByNameParameter,
  pathSets,
} from './providers/path-parameters.js';
import { isFilePlace, placeText } from './providers/places.js';

/** Gives an item of a drive like Env: or Variable: a value. */
export const SetItem = cmdlet({
  name: 'Set-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gives an item of a drive like Env: or Variable: a value.',
  aliases: ['si'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathByNameParameter,
    LiteralPath: literalPathParameter,
    Value: { type: object, help: 'The value.', position: 1, pipeline: true, byName: true },
    Force: forceParameter,
    PassThru: { type: switchParameter, help: 'Writes the item.' },
    ...filterParameters,
    Credential: credentialParameter,
  },
  examples: [{ code: 'Set-Item Env:MIG_COLOUR red; $env:MIG_COLOUR', remarks: 'red.' }],
  run: (context) => ({
    process() {
      const { parameters, session } = context;
      const { paths, literal } = givenPaths(parameters);
      eachReporting(context, paths, (path) => {
        const places =
          !literal && hasWildcards(path)
            ? resolveItems(session, path, false, parameters)
            : [plainPlace(session, path, literal)];
        for (const place of places) {
          if (isFilePlace(place)) throw notSupported();
          if (!context.shouldProcess(`Item: ${place.path} Value: ${parameters.Value ?? ''}`, 'Set Item')) continue;
          flatItemsOf(place).write(session, place.path, parameters.Value ?? null);
          if (parameters.PassThru) context.write(itemAt(session, place) ?? placeText(place));
        }
      });
    },
  }),
});
