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

const noWmi = 'There is no WMI and no COM here; nothing of the machine can be asked that way.';
const noWindows = 'There are no windows here; use Read-Host and parameters instead.';

const list: readonly Unavailable[] = [
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
