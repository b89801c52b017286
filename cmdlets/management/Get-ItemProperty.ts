import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { chosenProperties, propertyItem } from './items/properties.js';
import {
  credentialParameter,
  filterParameters,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Gets properties of files and folders. */
export const GetItemProperty = cmdlet({
  name: 'Get-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets properties of files and folders.',
  aliases: ['gp'],
  defaultSet: 'Path',
  sets: pathSets,
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    Name: {
      type: stringArray,
      help: 'The properties; wildcards are allowed.',
      aliases: ['PSProperty'],
      wildcards: true,
      position: 1,
    },
    ...filterParameters,
    Credential: credentialParameter,
  },
  examples: [
    { code: "Set-Content a.txt 'abc' -NoNewline; (Get-ItemProperty a.txt -Name Length).Length", remarks: '3.' },
  ],
  run: (context) => ({
    process: () =>
      forEachItem(context, context.parameters, (place) => {
        const item = propertyItem(context, place);
        const { Name } = context.parameters;
        const found = Name ? chosenProperties(context, item, Name) : item;
        if (found !== null) context.write(found);
      }),
  }),
});
