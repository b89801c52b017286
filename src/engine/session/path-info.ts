import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject } from '../values/value.js';
import type { DriveInfo } from './drives.js';

/** `PathInfo`: `$PWD`, what Get-Location and Resolve-Path write. */
export class PathInfo extends NetObject {
  readonly drive: DriveInfo;
  /** Absolute path of the file system, or a name in the drive. */
  readonly providerPath: string;
  /** As people write it: `/tmp/x`, `C:\x`, `Env:`. */
  readonly path: string;

  constructor(drive: DriveInfo, providerPath: string, path: string) {
    super();
    this.drive = drive;
    this.providerPath = providerPath;
    this.path = path;
  }
}

lazyTypes(
  ['System.Management.Automation.PathInfo'],
  () =>
    void defineType({
      name: 'System.Management.Automation.PathInfo',
      represents: PathInfo,
      properties: {
        'Drive: System.Management.Automation.PSDriveInfo': (self: PathInfo) => self.drive,
        'Provider: System.Management.Automation.ProviderInfo': (self: PathInfo) => self.drive.provider,
        'ProviderPath: string': (self: PathInfo) => self.providerPath,
        'Path: string': (self: PathInfo) => self.path,
      },
      methods: { 'ToString(): string': (self: PathInfo) => self.path },
      text: (self: PathInfo) => self.path,
    }),
  [PathInfo],
);
