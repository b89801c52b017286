import { PlatformNotSupportedException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';

/** One type that scripts name and migsh does not have: its name, short names, static methods, and what to do instead. */
interface Unavailable {
  readonly name: string;
  readonly accelerators?: readonly string[];
  readonly statics?: readonly string[];
  readonly instead: string;
}

const inOneRunspace = 'A script runs in one runspace here; use Start-Job or ForEach-Object instead.';
const noWmi = 'There is no WMI and no COM here; nothing of the machine can be asked that way.';
const noWindows = 'There are no windows here; use Read-Host and parameters instead.';

const list: readonly Unavailable[] = [
  {
    name: 'System.Management.Automation.PowerShell',
    accelerators: ['powershell'],
    statics: ['Create(): powershell', 'Create(System.Object runspace): powershell'],
    instead: inOneRunspace,
  },
  {
    name: 'System.Management.Automation.Runspaces.RunspaceFactory',
    accelerators: ['runspacefactory'],
    statics: [
      'CreateRunspace(): System.Object',
      'CreateRunspace(System.Object initialSessionState): System.Object',
      'CreateRunspacePool(): System.Object',
      'CreateRunspacePool(int minRunspaces, int maxRunspaces): System.Object',
      'CreateRunspacePool(int minRunspaces, int maxRunspaces, System.Object initialSessionState, System.Object host): System.Object',
    ],
    instead: inOneRunspace,
  },
  { name: 'System.Management.Automation.Runspaces.Runspace', accelerators: ['runspace'], instead: inOneRunspace },
  {
    name: 'System.Management.Automation.Runspaces.InitialSessionState',
    accelerators: ['initialsessionstate'],
    statics: ['CreateDefault(): System.Object', 'CreateDefault2(): System.Object', 'Create(): System.Object'],
    instead: inOneRunspace,
  },
  { name: 'System.Management.ManagementObject', accelerators: ['wmi'], instead: noWmi },
  { name: 'System.Management.ManagementClass', accelerators: ['wmiclass'], instead: noWmi },
  { name: 'System.Management.ManagementObjectSearcher', accelerators: ['wmisearcher'], instead: noWmi },
  {
    name: 'System.DirectoryServices.DirectoryEntry',
    accelerators: ['adsi'],
    instead: 'There is no Active Directory here.',
  },
  {
    name: 'System.DirectoryServices.DirectorySearcher',
    accelerators: ['adsisearcher'],
    instead: 'There is no Active Directory here.',
  },
  { name: 'System.Windows.Forms.MessageBox', statics: ['Show(string text): System.Object'], instead: noWindows },
  { name: 'System.Windows.Forms.OpenFileDialog', instead: noWindows },
  { name: 'System.Windows.Forms.SaveFileDialog', instead: noWindows },
  { name: 'System.Windows.Forms.Form', instead: noWindows },
];

function declare({ name, accelerators = [], statics = [], instead }: Unavailable): void {
  const refuse = (): never => {
    throw netError(
      newException(PlatformNotSupportedException, `[${accelerators[0] ?? name}] is not available in migsh. ${instead}`),
    );
  };
  lazyTypes([name, ...accelerators], () => {
    defineType({
      name,
      accelerators,
      convert: refuse,
      staticMethods: Object.fromEntries(statics.map((signature) => [signature, refuse])),
      constructors: { 'new()': refuse, 'new(System.Object argument)': refuse },
    });
  });
}

list.forEach(declare);
