import { release } from 'node:os';
import { SemanticVersion, Version } from '../types/net/version.js';
import { Hashtable } from '../values/dictionaries.js';
import { defineType } from '../values/net-type.js';
import { knownType, lazyTypes } from '../values/type-registry.js';
import type { Value } from '../values/value.js';

/** The PowerShell whose language and cmdlets this engine has. */
export const powerShellVersion = '7.6.5';

/** `$PSVersionTable`. */
class VersionTable extends Hashtable {}

/** What `$PSVersionTable` holds. */
export function versionTable(platform: NodeJS.Platform): VersionTable {
  const table = new VersionTable();
  const entries: readonly (readonly [string, Value])[] = [
    ['PSVersion', new SemanticVersion(7, 6, 5)],
    ['PSEdition', 'Core'],
    ['GitCommitId', powerShellVersion],
    ['OS', `${platform} ${release()}`],
    ['Platform', platform === 'win32' ? 'Win32NT' : 'Unix'],
    [
      'PSCompatibleVersions',
      [
        new Version(1, 0),
        new Version(2, 0),
        new Version(3, 0),
        new Version(4, 0),
        new Version(5, 0),
        new Version(5, 1),
        new Version(6, 0),
        new Version(7, 0),
      ],
    ],
    ['PSRemotingProtocolVersion', new Version(2, 4)],
    ['SerializationVersion', new Version(1, 1, 0, 1)],
    ['WSManStackVersion', new Version(3, 0)],
  ];
  for (const [name, value] of entries) table.set(name, value);
  return table;
}

const name = 'System.Management.Automation.PSVersionHashTable';

lazyTypes(
  [name],
  () => void defineType({ name, base: knownType('System.Collections.Hashtable'), represents: VersionTable }),
  [VersionTable],
);
