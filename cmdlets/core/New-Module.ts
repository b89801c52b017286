import { cmdlet } from '../../src/engine/command/definition.js';
import {
  objectArray,
  scriptBlock,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import { createModule } from './modules/create.js';

/** Makes a module out of a script block. */
export const NewModule = cmdlet({
  name: 'New-Module',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes a module out of a script block.',
  defaultSet: 'ScriptBlock',
  sets: ['ScriptBlock', 'Name'],
  aliases: ['nmo'],
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  parameters: {
    Name: {
      type: string,
      sets: { Name: { mandatory: true, position: 0, pipeline: true } },
      help: 'Names; wildcards are understood.',
    },
    ScriptBlock: {
      type: scriptBlock,
      sets: { Name: { mandatory: true, position: 1 }, ScriptBlock: { mandatory: true, position: 0 } },
      validate: [notNull],
      help: 'The commands to run.',
    },
    Function: { type: stringArray, validate: [notNull], help: 'Names of functions.' },
    Cmdlet: { type: stringArray, validate: [notNull], help: 'Names of cmdlets.' },
    ReturnResult: { type: switchParameter, help: 'Returns what the script block returns.' },
    AsCustomObject: {
      type: switchParameter,
      help: 'Returns the members as an object.',
    },
    ArgumentList: {
      type: objectArray,
      aliases: ['Args'],
      remaining: true,
      help: 'Arguments for the script block or command.',
    },
  },
  examples: [
    {
      code: "New-Module -Name Greetings { function Get-Greeting { 'hello' } } | Import-Module; Get-Greeting",
      remarks: 'A function in a module of its own.',
    },
  ],
  run(context) {
    return {
      end() {
        createModule(context);
      },
    };
  },
});
