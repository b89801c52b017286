import { cmdlet } from '../../src/engine/command/definition.js';
import {
  dictionary,
  dictionaryArray,
  guid,
  object,
  objectArray,
  string,
  stringArray,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { notHere } from './not-here.js';

/** Writes a file that describes what a role may do. */
export const NewPSRoleCapabilityFile = cmdlet({
  name: 'New-PSRoleCapabilityFile',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Writes a file that describes what a role may do.',
  parameters: {
    Path: { type: string, mandatory: true, position: 0, validate: [notNullOrEmpty], help: 'The path of the file.' },
    Guid: { type: guid, help: 'A GUID for it.' },
    Author: { type: string, help: 'Who wrote it.' },
    Description: { type: string, help: 'What it is for.' },
    CompanyName: { type: string, help: 'The company.' },
    Copyright: { type: string, help: 'The copyright line.' },
    ModulesToImport: { type: objectArray, help: 'Modules to import.' },
    VisibleAliases: { type: stringArray, help: 'Aliases that may be used.' },
    VisibleCmdlets: { type: objectArray, help: 'Cmdlets that may be used.' },
    VisibleFunctions: { type: objectArray, help: 'Functions that may be used.' },
    VisibleExternalCommands: { type: stringArray, help: 'Programs that may be used.' },
    VisibleProviders: { type: stringArray, help: 'Providers that may be used.' },
    ScriptsToProcess: { type: stringArray, help: 'Scripts to run first.' },
    AliasDefinitions: { type: dictionaryArray, help: 'Aliases to define.' },
    FunctionDefinitions: { type: dictionaryArray, help: 'Functions to define.' },
    VariableDefinitions: { type: object, help: 'Variables to define.' },
    EnvironmentVariables: { type: dictionary, help: 'Environment variables to set.' },
    TypesToProcess: { type: stringArray, help: 'Files with type data.' },
    FormatsToProcess: { type: stringArray, help: 'Files with views.' },
    AssembliesToLoad: { type: stringArray, help: 'Assemblies to load.' },
  },
  run: (context) => notHere(context, 'there are no session configurations.'),
});
