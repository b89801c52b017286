import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray, psobject, string } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { updateList } from './lists/update-list.js';

/** Adds to and removes from a property of an object that holds a list. */
export const UpdateList = cmdlet({
  name: 'Update-List',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Adds to and removes from a property of an object that holds a list.',
  defaultSet: 'AddRemoveSet',
  sets: ['AddRemoveSet', 'ReplaceSet'],
  parameters: {
    Add: { type: objectArray, sets: { AddRemoveSet: {} }, validate: [notNullOrEmpty], help: 'Values to add.' },
    Remove: { type: objectArray, sets: { AddRemoveSet: {} }, validate: [notNullOrEmpty], help: 'Values to take out.' },
    Replace: {
      type: objectArray,
      sets: { ReplaceSet: { mandatory: true } },
      validate: [notNullOrEmpty],
      help: 'The values of the new list.',
    },
    InputObject: {
      type: psobject,
      pipeline: true,
      validate: [notNullOrEmpty],
      help: 'The objects to work on, usually from the pipeline.',
    },
    Property: { type: string, position: 0, validate: [notNullOrEmpty], help: 'The property that holds the list.' },
  },
  examples: [
    {
      code: "$o = [pscustomobject]@{ Names = [Collections.ArrayList]@('ann') }; ($o | Update-List Names -Add 'bob' -Remove 'ann').Names",
      remarks: 'bob.',
    },
  ],
  run: (context) => ({
    process() {
      updateList(context);
    },
  }),
});
