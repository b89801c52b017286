import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  netType,
  objectArray,
  string,
  stringArray,
  switchParameter,
  version,
} from '../../src/engine/command/parameter-types.js';
import { notNull, validSet } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { cimModules } from './modules/cim-session-parameters.js';
import { importModules } from './modules/import.js';
import { moduleSpecifications } from './modules/module-specification.js';
import { sessionType } from './sessions/remote-types.js';

/** Makes the commands of a module available. */
export const ImportModule = cmdlet({
  name: 'Import-Module',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes the commands of a module available.',
  defaultSet: 'Name',
  sets: [
    'Name',
    'PSSession',
    'CimSession',
    'WinCompat',
    'FullyQualifiedName',
    'FullyQualifiedNameAndPSSession',
    'FullyQualifiedNameAndWinCompat',
    'Assembly',
    'ModuleInfo',
  ],
  aliases: ['ipmo'],
  parameters: {
    Global: { type: switchParameter, help: 'Puts it into the global scope.' },
    Prefix: { type: string, validate: [notNull], help: 'What is put in front of the nouns.' },
    Name: {
      type: stringArray,
      sets: inSets(['Name', 'PSSession', 'CimSession', 'WinCompat'], { mandatory: true, position: 0, pipeline: true }),
      help: 'Names; wildcards are understood.',
    },
    FullyQualifiedName: {
      type: moduleSpecifications,
      sets: {
        FullyQualifiedName: { mandatory: true, position: 0, pipeline: true },
        FullyQualifiedNameAndPSSession: { mandatory: true, position: 0, pipeline: true },
        FullyQualifiedNameAndWinCompat: { mandatory: true, position: 0, pipeline: true },
      },
      help: 'Modules by name and version.',
    },
    Assembly: {
      type: arrayOf(netType<NetObject>('System.Reflection.Assembly', 'Assembly')),
      sets: { Assembly: { mandatory: true, position: 0, pipeline: true } },
      notSupportedHere: 'There are no .NET assemblies to load.',
      help: 'Assemblies to load.',
    },
    Function: { type: stringArray, validate: [notNull], help: 'Names of functions.' },
    Cmdlet: { type: stringArray, validate: [notNull], help: 'Names of cmdlets.' },
    Variable: { type: stringArray, validate: [notNull], help: 'Names of variables.' },
    Alias: { type: stringArray, validate: [notNull], help: 'Names of aliases.' },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
    SkipEditionCheck: {
      type: switchParameter,
      sets: inSets(
        [
          'Name',
          'FullyQualifiedName',
          'ModuleInfo',
          'Assembly',
          'PSSession',
          'CimSession',
          'FullyQualifiedNameAndPSSession',
        ],
        {},
      ),
      help: 'Does not ask which edition a module is made for.',
    },
    PassThru: { type: switchParameter, help: 'Returns the object, too.' },
    AsCustomObject: {
      type: switchParameter,
      notSupportedHere: 'Modules are imported as commands only.',
      help: 'Returns the members as an object.',
    },
    MinimumVersion: {
      type: version,
      aliases: ['Version'],
      sets: inSets(['Name', 'PSSession', 'CimSession', 'WinCompat'], {}),
      help: 'At least this version.',
    },
    MaximumVersion: {
      type: string,
      sets: inSets(['Name', 'PSSession', 'CimSession', 'WinCompat'], {}),
      help: 'At most this version.',
    },
    RequiredVersion: {
      type: version,
      sets: inSets(['Name', 'PSSession', 'CimSession', 'WinCompat'], {}),
      help: 'Exactly this version.',
    },
    ModuleInfo: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.PSModuleInfo', 'PSModuleInfo')),
      sets: { ModuleInfo: { mandatory: true, position: 0, pipeline: true } },
      help: 'Modules as objects.',
    },
    ArgumentList: { type: objectArray, aliases: ['Args'], help: 'Arguments for the script block or command.' },
    DisableNameChecking: { type: switchParameter, help: 'No warning about unusual names.' },
    NoClobber: { type: switchParameter, aliases: ['NoOverwrite'], help: 'Leaves commands that are there already.' },
    Scope: { type: string, validate: [validSet(['Local', 'Global'])], help: 'Where the change is to hold.' },
    PSSession: {
      type: sessionType,
      sets: { PSSession: { mandatory: true }, FullyQualifiedNameAndPSSession: { mandatory: true } },
      validate: [notNull],
      notSupportedHere: 'There is no remoting to other computers.',
      help: 'The remote session to take it from.',
    },
    ...cimModules,
    UseWindowsPowerShell: {
      type: switchParameter,
      aliases: ['UseWinPS'],
      sets: { WinCompat: { mandatory: true }, FullyQualifiedNameAndWinCompat: { mandatory: true } },
      notSupportedHere: 'There is no Windows PowerShell behind this shell.',
      help: 'Uses Windows PowerShell for it.',
    },
  },
  examples: [
    { code: 'Import-Module ExchangeOnlineManagement', remarks: 'Is part of this shell: nothing has to be loaded.' },
  ],
  run(context) {
    return {
      process() {
        importModules(context);
      },
    };
  },
});
