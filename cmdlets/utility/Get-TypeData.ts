import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { typeDataTable } from '../../src/engine/values/type-data.js';
import { typeDataObject } from './type-data/type-data-object.js';

/** Gets what Update-TypeData added. */
export const GetTypeData = cmdlet({
  name: 'Get-TypeData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets what Update-TypeData added.',
  outputTypes: ['System.Management.Automation.Runspaces.TypeData'],
  parameters: {
    TypeName: {
      type: stringArray,
      help: 'Full names of types.',
      position: 0,
      pipeline: true,
      validate: [notNullOrEmpty],
    },
  },
  examples: [
    {
      code: 'Update-TypeData -TypeName My.User -DefaultDisplayPropertySet Name; (Get-TypeData My.User).TypeName',
      remarks: 'My.User.',
    },
  ],
  run: (context) => ({
    process() {
      const patterns = (context.parameters.TypeName ?? ['*']).map((name) => new WildcardPattern(name));
      for (const data of typeDataTable(context.script).values()) {
        if (patterns.some((pattern) => pattern.matches(data.typeName))) context.write(typeDataObject(data));
      }
    },
  }),
});
