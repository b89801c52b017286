import { hostname, userInfo } from 'node:os';
import { defineEnum, type EnumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';

defineEnum('System.Security.Principal.WindowsBuiltInRole', {
  Administrator: 544,
  User: 545,
  Guest: 546,
  PowerUser: 547,
  AccountOperator: 548,
  SystemOperator: 549,
  PrintOperator: 550,
  BackupOperator: 551,
  Replicator: 552,
});

/** `System.Security.Principal.WindowsIdentity`: who runs the shell. */
class WindowsIdentity extends NetObject {
  get name(): string {
    const { username } = userInfo();
    return process.platform === 'win32' ? `${hostname().toUpperCase()}\\${username}` : username;
  }
}

/** `System.Security.Principal.WindowsPrincipal` */
class WindowsPrincipal extends NetObject {
  readonly identity: WindowsIdentity;

  constructor(identity: WindowsIdentity) {
    super();
    this.identity = identity;
  }
}

/** Administrators are known only where the platform says so to a process: the root user. On Windows the answer is no. */
function isInRole([role]: [Value]): boolean {
  const number = Number((role as EnumValue).number ?? role);
  return number === 544 && process.getuid?.() === 0;
}

lazyTypes(['System.Security.Principal.WindowsIdentity', 'System.Security.Principal.WindowsPrincipal'], () => {
  defineType({
    name: 'System.Security.Principal.WindowsIdentity',
    represents: WindowsIdentity,
    interfaces: ['System.IDisposable'],
    properties: {
      'AuthenticationType: string': () => '',
      'IsAuthenticated: bool': () => true,
      'Name: string': (self: WindowsIdentity) => self.name,
    },
    methods: { 'Dispose(): void': () => undefined },
    staticMethods: {
      'GetCurrent(): System.Security.Principal.WindowsIdentity': () => new WindowsIdentity(),
    },
  });
  defineType({
    name: 'System.Security.Principal.WindowsPrincipal',
    represents: WindowsPrincipal,
    properties: {
      'Identity: System.Security.Principal.WindowsIdentity': (self: WindowsPrincipal) => self.identity,
    },
    methods: {
      'IsInRole(System.Security.Principal.WindowsBuiltInRole role): bool': (
        _self: WindowsPrincipal,
        args: [EnumValue],
      ) => isInRole(args),
      'IsInRole(int rid): bool': (_self: WindowsPrincipal, args: [number]) => isInRole(args),
    },
    constructors: {
      'new(System.Security.Principal.WindowsIdentity ntIdentity)': ([identity]: [WindowsIdentity]) =>
        new WindowsPrincipal(identity),
    },
  });
}, [WindowsIdentity, WindowsPrincipal]);
