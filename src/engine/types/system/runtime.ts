import { typedArray } from '../../values/arrays.js';
import { defineType } from '../../values/net-type.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';
import { NetAssembly } from '../assemblies.js';

/** `System.AppDomain`: there is one. */
class AppDomain extends NetObject {}

const domain = new AppDomain();
/** Names of the assemblies that scripts look for before they load them. */
const assemblies = [
  'System.Private.CoreLib',
  'System.Management.Automation',
  'System.Web.HttpUtility',
  'System.Net.Mail',
];

function defineRuntime(): void {
  defineType({
    name: 'System.AppDomain',
    represents: AppDomain,
    properties: {
      'BaseDirectory: string': () => process.cwd(),
      'FriendlyName: string': () => 'migsh',
      'Id: int': () => 1,
    },
    methods: {
      'GetAssemblies(): System.Reflection.Assembly[]': () =>
        typedArray(
          requireType('System.Reflection.Assembly'),
          assemblies.map((name) => new NetAssembly(name)),
        ),
    },
    statics: { 'CurrentDomain: System.AppDomain': () => domain },
  });
  defineType({
    name: 'System.GC',
    kind: 'static',
    statics: { 'MaxGeneration: int': () => 2 },
    staticMethods: {
      // Memory is taken back by Node in its own time: scripts that ask for it now lose nothing by not being heard.
      'Collect(): void': () => undefined,
      'Collect(int generation): void': () => undefined,
      'WaitForPendingFinalizers(): void': () => undefined,
      'GetTotalMemory(bool forceFullCollection): long': () => BigInt(process.memoryUsage().heapUsed),
    },
  });
}

lazyTypes(['System.AppDomain', 'System.GC'], defineRuntime, [AppDomain]);
