import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { chosenModules } from './modules/choose.js';
import { removeModule } from './modules/load.js';
import { modulesOf } from './modules/module-info.js';
import { moduleSpecifications } from './modules/module-specification.js';

/** Takes the commands of a module away. */
export const RemoveModule = cmdlet({
  name: 'Remove-Module',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Takes the commands of a module away.',
  sets: ['name', 'FullyQualifiedName', 'ModuleInfo'],
  shouldProcess: true,
  aliases: ['rmo'],
  parameters: {
    Name: {
      type: stringArray,
      sets: { name: { mandatory: true, position: 0, pipeline: true } },
      help: 'Names; wildcards are understood.',
    },
    FullyQualifiedName: {
      type: moduleSpecifications,
      sets: { FullyQualifiedName: { mandatory: true, position: 0, pipeline: true } },
      help: 'Modules by name and version.',
    },
    ModuleInfo: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.PSModuleInfo', 'PSModuleInfo')),
      sets: { ModuleInfo: { mandatory: true, position: 0, pipeline: true } },
      help: 'Modules as objects.',
    },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
  },
  examples: [
    {
      code: 'Remove-Module tools -ErrorAction Ignore',
      remarks: 'Takes the commands of a script module away, if it is loaded.',
    },
  ],
  run(context) {
    return {
      process() {
        const loaded = modulesOf(context.session);
        for (const module of chosenModules(context)) {
          if (!context.shouldProcess(module.name)) continue;
          if (module.scope === null) loaded.delete(module.name.toLowerCase());
          else removeModule(context.session, module);
        }
      },
    };
  },
});
