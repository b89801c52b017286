import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { typedArray } from '../values/arrays.js';
import { defineType } from '../values/net-type.js';
import { requireType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject } from '../values/value.js';
import type { Session } from './session.js';

/** Names of the providers of this shell. */
export type ProviderName = 'FileSystem' | 'Alias' | 'Environment' | 'Function' | 'Variable';

/** `ProviderInfo`: what Get-PSProvider lists. */
class ProviderInfo extends NetObject {
  readonly name: ProviderName;
  readonly capabilities: string;
  readonly #table: DriveTable;

  constructor(name: ProviderName, capabilities: string, table: DriveTable) {
    super();
    this.name = name;
    this.capabilities = capabilities;
    this.#table = table;
  }

  get drives(): DriveInfo[] {
    return this.#table.all().filter((drive) => drive.provider === this);
  }

  /** The full name in provider-qualified paths. */
  get qualifiedName(): string {
    return `Microsoft.PowerShell.Core\\${this.name}`;
  }
}

/** `PSDriveInfo`: a drive of a session. `root` is a folder for FileSystem drives, empty for the others. */
export class DriveInfo extends NetObject {
  readonly name: string;
  readonly provider: ProviderInfo;
  readonly root: string;
  readonly description: string;
  /** Path below the root where the drive was left. */
  currentLocation = '';

  constructor(name: string, provider: ProviderInfo, root: string, description = '') {
    super();
    this.name = name;
    this.provider = provider;
    this.root = root;
    this.description = description;
  }

  get isFileSystem(): boolean {
    return this.provider.name === 'FileSystem';
  }
}

const providerNames: readonly (readonly [ProviderName, string])[] = [
  ['Alias', 'ShouldProcess'],
  ['Environment', 'ShouldProcess'],
  ['FileSystem', 'Filter, ShouldProcess, Credentials'],
  ['Function', 'ShouldProcess'],
  ['Variable', 'ShouldProcess'],
];

/** The drives of a session: those that are always there, those of the system, those that New-PSDrive made. */
export class DriveTable {
  readonly providers: ReadonlyMap<ProviderName, ProviderInfo>;
  readonly #drives = new Map<string, DriveInfo>();
  readonly #windows: boolean;

  constructor(session: Session) {
    this.#windows = session.windows;
    this.providers = new Map(providerNames.map(([name, can]) => [name, new ProviderInfo(name, can, this)]));
    const make = (name: string, provider: ProviderName, root = '', description = ''): void =>
      this.add(new DriveInfo(name, this.provider(provider), root, description));
    if (!session.windows) make('/', 'FileSystem', '/', '/');
    make('Alias', 'Alias', '', 'Drive that contains a view of the aliases stored in a session state');
    make('Env', 'Environment', '', 'Drive that contains a view of the environment variables for the process');
    make('Function', 'Function', '', 'Drive that contains a view of the functions stored in a session state');
    make('Temp', 'FileSystem', tmpdir(), 'Drive that maps to the temporary directory path for the current user');
    make('Variable', 'Variable', '', 'Drive that contains a view of those variables stored in a session state');
  }

  provider(name: ProviderName): ProviderInfo {
    return this.providers.get(name)!;
  }

  /** The drive of a name without its colon; null when there is none. */
  find(name: string): DriveInfo | null {
    const known = this.#drives.get(name.toLowerCase());
    if (known) return known;
    if (!this.#windows || !/^[A-Za-z]$/.test(name) || !existsSync(`${name}:\\`)) return null;
    const letter = new DriveInfo(name.toUpperCase(), this.provider('FileSystem'), `${name.toUpperCase()}:\\`);
    this.add(letter);
    return letter;
  }

  /** All drives by name; on Windows the letters in use, too. */
  all(): DriveInfo[] {
    if (this.#windows) for (let code = 65; code <= 90; code++) this.find(String.fromCharCode(code));
    return [...this.#drives.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  add(drive: DriveInfo): void {
    this.#drives.set(drive.name.toLowerCase(), drive);
  }

  remove(name: string): boolean {
    return this.#drives.delete(name.toLowerCase());
  }
}

const space = 'System.Management.Automation.';

lazyTypes(
  [`${space}ProviderInfo`],
  () =>
    void defineType({
      name: `${space}ProviderInfo`,
      represents: ProviderInfo,
      properties: {
        'Name: string': (self: ProviderInfo) => self.name,
        'Capabilities: System.Management.Automation.Provider.ProviderCapabilities': (self: ProviderInfo) =>
          self.capabilities,
        'Drives: System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo]': (
          self: ProviderInfo,
        ) => typedArray(requireType(`${space}PSDriveInfo`), self.drives),
        'ImplementingType: type': (self: ProviderInfo) => `Microsoft.PowerShell.Commands.${self.name}Provider`,
        'ModuleName: string': () => 'Microsoft.PowerShell.Core',
        'Description: string': () => '',
      },
      methods: { 'ToString(): string': (self: ProviderInfo) => self.qualifiedName },
      text: (self: ProviderInfo) => self.qualifiedName,
    }),
  [ProviderInfo],
);

lazyTypes(
  [`${space}PSDriveInfo`],
  () =>
    void defineType({
      name: `${space}PSDriveInfo`,
      represents: DriveInfo,
      properties: {
        'Name: string': (self: DriveInfo) => self.name,
        'Provider: System.Management.Automation.ProviderInfo': (self: DriveInfo) => self.provider,
        'Root: string': (self: DriveInfo) => self.root,
        'CurrentLocation: string': (self: DriveInfo) => self.currentLocation,
        'Description: string': (self: DriveInfo) => self.description,
        'DisplayRoot: string': () => null,
        'Credential: pscredential': () => null,
      },
      methods: { 'ToString(): string': (self: DriveInfo) => self.name },
      text: (self: DriveInfo) => self.name,
    }),
  [DriveInfo],
);
