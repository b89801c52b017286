import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { cimModules } from './modules/cim-session-parameters.js';
import { builtInModules, modulesOf } from './modules/module-info.js';
import { moduleSpecifications } from './modules/module-specification.js';
import { sessionType } from './sessions/remote-types.js';

/** Lists the modules of this session, or what can be imported. */
export const GetModule = cmdlet({
  name: 'Get-Module',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the modules of this session, or what can be imported.',
  defaultSet: 'Loaded',
  sets: ['Loaded', 'Available', 'PsSession', 'CimSession'],
  aliases: ['gmo'],
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  parameters: {
    Name: {
      type: stringArray,
      sets: inSets(['Loaded', 'Available', 'PsSession', 'CimSession'], { position: 0, pipeline: true }),
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    FullyQualifiedName: {
      type: moduleSpecifications,
      sets: inSets(['Loaded', 'Available', 'PsSession', 'CimSession'], { byName: true }),
      help: 'Modules by name and version.',
    },
    All: {
      type: switchParameter,
      sets: { Loaded: {}, Available: {} },
      help: 'All of them, also those that are hidden behind others of the same name.',
    },
    ListAvailable: {
      type: switchParameter,
      sets: { Available: { mandatory: true }, PsSession: {}, CimSession: {} },
      help: 'What is installed, not only what is in the session.',
    },
    PSEdition: { type: string, sets: { Available: {}, PsSession: {} }, help: 'Only modules for this edition.' },
    SkipEditionCheck: {
      type: switchParameter,
      sets: { Available: {}, PsSession: {}, CimSession: {} },
      help: 'Does not ask which edition a module is made for.',
    },
    Refresh: {
      type: switchParameter,
      sets: { Available: {}, PsSession: {}, CimSession: {} },
      help: 'Reads the folders again.',
    },
    PSSession: {
      type: sessionType,
      sets: { PsSession: { mandatory: true } },
      validate: [notNull],
      notSupportedHere: 'There is no remoting to other computers.',
      help: 'The remote session to take it from.',
    },
    ...cimModules,
  },
  examples: [
    { code: 'Get-Module', remarks: 'What is loaded.' },
    { code: 'Get-Module -ListAvailable', remarks: 'What can be imported.' },
  ],
  run(context) {
    return {
      process() {
        const { session } = context;
        const { ListAvailable, Name } = context.parameters;
        const all = ListAvailable ? builtInModules(session) : [...modulesOf(session).values()];
        const patterns = Name?.map((name) => new WildcardPattern(name, false));
        for (const module of all) {
          if (patterns === undefined || patterns.some((pattern) => pattern.matches(module.name))) context.write(module);
        }
      },
    };
  },
});
