import { cmdlet } from '../../src/engine/command/definition.js';
import { object, psobject, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import { DirectoryInfo } from '../../src/engine/types/io/file-system-items.js';
import { propertiesOf } from '../../src/engine/values/property-list.js';
import type { Value } from '../../src/engine/values/value.js';
import { assignProperty, propertyItem } from './items/properties.js';
import { credentialParameter, filterParameters, forceParameter, forEachItem } from './providers/path-parameters.js';
import { placeText } from './providers/places.js';

const path = { mandatory: true, position: 0, byName: true, pipeline: true } as const;
const literal = { mandatory: true, byName: true } as const;

/** Sets a property of files and folders. */
export const SetItemProperty = cmdlet({
  name: 'Set-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Sets a property of files and folders, like IsReadOnly or LastWriteTime.',
  aliases: ['sp'],
  defaultSet: 'propertyValuePathSet',
  sets: [
    'propertyValuePathSet',
    'propertyPSObjectPathSet',
    'propertyValueLiteralPathSet',
    'propertyPSObjectLiteralPathSet',
  ],
  shouldProcess: true,
  parameters: {
    Path: {
      type: stringArray,
      help: 'The items; wildcards are allowed.',
      wildcards: true,
      sets: { propertyValuePathSet: path, propertyPSObjectPathSet: { mandatory: true, position: 0, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The items, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { propertyValueLiteralPathSet: literal, propertyPSObjectLiteralPathSet: literal },
    },
    Name: {
      type: string,
      help: 'The property.',
      aliases: ['PSProperty'],
      sets: {
        propertyValuePathSet: { mandatory: true, position: 1, byName: true },
        propertyValueLiteralPathSet: { mandatory: true, position: 1, byName: true },
      },
    },
    Value: {
      type: object,
      help: 'Its value.',
      allowNull: true,
      sets: {
        propertyValuePathSet: { mandatory: true, position: 2, byName: true },
        propertyValueLiteralPathSet: { mandatory: true, position: 2, byName: true },
      },
    },
    InputObject: {
      type: psobject,
      help: 'An object whose properties are set.',
      sets: {
        propertyPSObjectPathSet: { mandatory: true, pipeline: true, byName: true },
        propertyPSObjectLiteralPathSet: { mandatory: true, pipeline: true, byName: true },
      },
    },
    PassThru: { type: switchParameter, help: 'Writes the item.' },
    Force: forceParameter,
    ...filterParameters,
    Credential: credentialParameter,
  },
  examples: [
    {
      code: "Set-Content a.txt 'x'; Set-ItemProperty a.txt IsReadOnly $true; (Get-Item a.txt).IsReadOnly",
      remarks: 'True.',
    },
  ],
  run: (context) => ({
    process: () =>
      forEachItem(context, context.parameters, (place) => {
        const { Name, Value: value, InputObject, PassThru } = context.parameters;
        const item = propertyItem(context, place);
        const pairs =
          Name === undefined
            ? propertiesOf(InputObject).map((one) => [one.name, one.get(context.script)] as const)
            : [[Name, value] as const];
        for (const [name, one] of pairs)
          if (context.shouldProcess(...setting(item, placeText(place), name, toText(context.script, one))))
            assignProperty(context, item, name, one ?? null);
        if (PassThru) context.write(item);
      }),
  }),
});

/** Target and action as the file system's provider words them. */
function setting(item: Value, path: string, name: string, value: string): [target: string, action: string] {
  const kind = item instanceof DirectoryInfo ? 'Directory' : 'File';
  return [`Item: ${path} Property: ${name} Value: ${value}`, `Set Property ${kind}`];
}
