import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import { noteExports } from './modules/load.js';
import { throwOutside } from './modules/outside.js';

/** Says which members of a module are visible outside. */
export const ExportModuleMember = cmdlet({
  name: 'Export-ModuleMember',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Says which members of a module are visible outside.',
  parameters: {
    Function: {
      type: stringArray,
      position: 0,
      pipeline: true,
      byName: true,
      allowEmptyCollection: true,
      help: 'Names of functions.',
    },
    Cmdlet: { type: stringArray, byName: true, allowEmptyCollection: true, help: 'Names of cmdlets.' },
    Variable: { type: stringArray, byName: true, validate: [notNull], help: 'Names of variables.' },
    Alias: { type: stringArray, byName: true, validate: [notNull], help: 'Names of aliases.' },
  },
  examples: [
    {
      code: 'New-Module { function Get-A { 1 }; function Get-B { 2 }; Export-ModuleMember Get-A } | Out-Null; Get-A',
      remarks: 'Only Get-A is visible.',
    },
  ],
  run(context) {
    const functions: string[] = [];
    return {
      process() {
        functions.push(...(context.parameters.Function ?? []), ...(context.parameters.Cmdlet ?? []));
      },
      end() {
        const { Alias, Variable } = context.parameters;
        const inModule = noteExports(context.session, { functions, aliases: Alias ?? [], variables: Variable ?? [] });
        if (!inModule) throwOutside(context);
      },
    };
  },
});
