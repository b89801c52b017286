import { NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { findType, requireType } from '../values/type-names.js';
import { NetObject } from '../values/value.js';
import { objectType } from './core.js';
import { coreLibrary } from './reflected-members.js';

/** `System.Reflection.Assembly`, as much of it as scripts look at. */
export class NetAssembly extends NetObject {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

/** The full name of the assembly that a type comes from. */
export function assemblyOf(type: NetType): string {
  if (type.fullName.startsWith('System.Management.Automation') || type.fullName.startsWith('Microsoft.PowerShell')) {
    return 'System.Management.Automation, Version=7.6.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35';
  }
  return coreLibrary;
}

/** There is no .NET under migsh: the types it has are its own, and files with more of them cannot be loaded. */
function noFiles([path]: [string]): never {
  throw netError(newException(NotSupportedException, `migsh cannot load the .NET assembly '${path}'.`));
}

defineType({
  name: 'System.Reflection.Assembly',
  base: objectType,
  properties: () => ({
    'FullName: string': (self: NetAssembly) => self.name,
    'Location: string': () => '',
    'IsDynamic: bool': () => false,
  }),
  text: (self: NetAssembly) => self.name,
  methods: () => ({
    'GetName(): System.Object': (self: NetAssembly) => self.name.split(',', 1)[0]!,
    'GetType(string name): type': (_self: NetAssembly, [name]: [string], ctx: ScriptContext) =>
      ctx.findScriptType(name) ?? findType(name),
    'GetType(): type': () => runtimeAssembly,
  }),
  staticMethods: () => ({
    'LoadWithPartialName(string partialName): System.Reflection.Assembly': ([name]: [string]) => new NetAssembly(name),
    'Load(string assemblyString): System.Reflection.Assembly': ([name]: [string]) => new NetAssembly(name),
    'LoadFrom(string assemblyFile): System.Reflection.Assembly': noFiles,
    'LoadFile(string path): System.Reflection.Assembly': noFiles,
    'GetExecutingAssembly(): System.Reflection.Assembly': () => new NetAssembly('System.Management.Automation'),
  }),
});

const runtimeAssembly: NetType = defineType({
  name: 'System.Reflection.RuntimeAssembly',
  base: requireType('System.Reflection.Assembly'),
  represents: NetAssembly,
});
