import { cmdlet } from '../../src/engine/command/definition.js';
import {
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Gets the paths of items as other programs understand them. */
export const ConvertPath = cmdlet({
  name: 'Convert-Path',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the paths of items as other programs understand them.',
  aliases: ['cvpa'],
  defaultSet: 'Path',
  sets: pathSets,
  outputTypes: ['System.String'],
  parameters: { Path: pathParameter, LiteralPath: literalPathParameter, Force: forceParameter },
  examples: [{ code: '(Convert-Path .) -eq $PWD.ProviderPath', remarks: 'True.' }],
  run: (context) => ({
    process: () => forEachItem(context, context.parameters, (place) => context.write(place.path)),
  }),
});
