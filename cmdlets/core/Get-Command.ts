import { cmdlet } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  int32,
  netType,
  objectArray,
  stringArray,
  switchParameter,
  uint32,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { commandTypes } from './commands/command-types.js';
import { writeCommands } from './commands/write.js';
import { moduleSpecifications } from './modules/module-specification.js';

/** Finds commands. */
export const GetCommand = cmdlet({
  name: 'Get-Command',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Finds commands.',
  defaultSet: 'CmdletSet',
  sets: ['CmdletSet', 'AllCommandSet'],
  aliases: ['gcm'],
  outputTypes: ['System.Management.Automation.CommandInfo'],
  parameters: {
    Name: {
      type: stringArray,
      sets: { AllCommandSet: { position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    Verb: { type: stringArray, sets: { CmdletSet: { byName: true } }, help: 'Only commands with these verbs.' },
    Noun: { type: stringArray, sets: { CmdletSet: { byName: true } }, help: 'Only commands with these nouns.' },
    Module: { type: stringArray, aliases: ['PSSnapin'], byName: true, help: 'Names of modules.' },
    ExcludeModule: { type: stringArray, help: 'Not the commands of these modules.' },
    FullyQualifiedModule: {
      type: moduleSpecifications,
      byName: true,
      help: 'Modules by name and version.',
    },
    CommandType: {
      type: commandTypes,
      aliases: ['Type'],
      sets: { AllCommandSet: { byName: true } },
      help: 'Only commands of these kinds.',
    },
    TotalCount: { type: int32, byName: true, help: 'At most so many.' },
    Syntax: { type: switchParameter, byName: true, help: 'Only how the command is written.' },
    ShowCommandInfo: { type: switchParameter, help: 'What is needed to show the command in a window.' },
    ArgumentList: {
      type: objectArray,
      aliases: ['Args'],
      position: 1,
      remaining: true,
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Arguments that dynamic parameters may depend on.',
    },
    All: {
      type: switchParameter,
      byName: true,
      help: 'All of them, also those that are hidden behind others of the same name.',
    },
    ListImported: { type: switchParameter, byName: true, help: 'Only commands that are in the session already.' },
    ParameterName: {
      type: stringArray,
      validate: [notNullOrEmpty],
      help: 'Only commands with a parameter of this name.',
    },
    ParameterType: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.PSTypeName', 'PSTypeName')),
      validate: [notNullOrEmpty],
      help: 'Only commands with a parameter of this type.',
    },
    UseFuzzyMatching: {
      type: switchParameter,
      sets: { AllCommandSet: {} },
      help: 'Finds commands with similar names.',
    },
    FuzzyMinimumDistance: { type: uint32, sets: { AllCommandSet: {} }, help: 'How different a similar name may be.' },
    UseAbbreviationExpansion: {
      type: switchParameter,
      sets: { AllCommandSet: { byName: true } },
      help: 'Finds commands by the capital letters of their names.',
    },
  },
  examples: [
    { code: 'Get-Command *-History', remarks: 'Commands by a part of their names.' },
    { code: 'Get-Command Out-Null -Syntax', remarks: 'How a command is written.' },
    { code: 'Get-Command -Noun History', remarks: 'Commands for one thing.' },
  ],
  run(context) {
    return {
      process() {
        writeCommands(context);
      },
    };
  },
});
