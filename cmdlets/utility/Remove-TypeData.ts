import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { removeTypeData } from './type-data/remove-type-data.js';

/** Removes what Update-TypeData added. */
export const RemoveTypeData = cmdlet({
  name: 'Remove-TypeData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Removes what Update-TypeData added.',
  defaultSet: 'RemoveTypeDataSet',
  sets: ['RemoveTypeDataSet', 'RemoveTypeSet', 'RemoveFileSet'],
  shouldProcess: true,
  parameters: {
    TypeName: {
      type: string,
      help: 'Full name of the type.',
      sets: { RemoveTypeSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
    },
    Path: {
      type: stringArray,
      help: 'Files whose type data to remove.',
      sets: { RemoveFileSet: { mandatory: true } },
      validate: [notNullOrEmpty],
    },
    TypeData: {
      type: netType<NetObject>('System.Management.Automation.Runspaces.TypeData', 'TypeData'),
      help: 'Type data objects.',
      sets: { RemoveTypeDataSet: { mandatory: true, pipeline: true } },
    },
  },
  examples: [
    {
      code: 'Update-TypeData -TypeName My.User -DefaultDisplayPropertySet Name; Remove-TypeData My.User; @(Get-TypeData My.User).Count',
      remarks: '0.',
    },
  ],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      if (p.TypeName !== undefined) removeTypeData(context, p.TypeName);
    },
  }),
});
