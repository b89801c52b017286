import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { propertyItem, propertyValue } from './items/properties.js';
import { credentialParameter, filterParameters, forEachItem, givenPaths } from './providers/path-parameters.js';

/** Gets the values of properties of files and folders. */
export const GetItemPropertyValue = cmdlet({
  name: 'Get-ItemPropertyValue',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the values of properties of files and folders.',
  aliases: ['gpv'],
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The items; wildcards are allowed.',
      wildcards: true,
      defaultText: 'The current folder',
      sets: { Path: { position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The items, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    Name: { type: stringArray, help: 'The properties.', aliases: ['PSProperty'], mandatory: true, position: 1 },
    ...filterParameters,
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'abc' -NoNewline; Get-ItemPropertyValue a.txt -Name Length", remarks: '3.' }],
  run: (context) => ({
    process() {
      const { parameters } = context;
      const paths = givenPaths(parameters).paths.length > 0 ? parameters : { ...parameters, Path: ['.'] };
      forEachItem(context, paths, (place) => {
        const item = propertyItem(context, place);
        for (const name of parameters.Name) context.write(propertyValue(context, item, name));
      });
    },
  }),
});
