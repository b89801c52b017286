import { cmdlet } from '../../src/engine/command/definition.js';
import { dictionary, objectArray, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { DictionaryBase } from '../../src/engine/values/dictionaries.js';
import { newObject } from './objects/new-object.js';

/** Makes an object of a .NET type. */
export const NewObject = cmdlet({
  name: 'New-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes an object of a .NET type.',
  defaultSet: 'Net',
  sets: ['Net', 'Com'],
  parameters: {
    TypeName: { type: string, help: 'Full name of the type.', sets: { Net: { mandatory: true, position: 0 } } },
    ArgumentList: {
      type: objectArray,
      help: 'Arguments for the constructor.',
      aliases: ['Args'],
      sets: { Net: { position: 1 } },
    },
    Strict: { type: switchParameter, help: 'Reports when a COM object needs an interop assembly.', sets: { Com: {} } },
    Property: { type: dictionary, help: 'Values for properties of the new object.' },
  },
  examples: [
    { code: '(New-Object System.Version 1, 2).Major', remarks: '1.' },
    { code: "New-Object PSObject -Property @{ Name = 'ann' }", remarks: 'An object of one property.' },
  ],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      context.write(
        newObject(context, p.TypeName ?? '', p.ArgumentList ?? [], p.Property as DictionaryBase | undefined),
      );
    },
  }),
});
