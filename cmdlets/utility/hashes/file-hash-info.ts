import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject } from '../../../src/engine/values/value.js';

const fullName = 'Microsoft.PowerShell.Commands.FileHashInfo';

/** What Get-FileHash found; `path` is '' for a stream. */
export class FileHashInfo extends NetObject {
  readonly algorithm: string;
  readonly hash: string;
  readonly path: string;

  constructor(algorithm: string, hash: string, path: string) {
    super();
    this.algorithm = algorithm;
    this.hash = hash;
    this.path = path;
  }
}

lazyTypes(
  [fullName],
  () =>
    defineType({
      name: fullName,
      represents: FileHashInfo,
      properties: {
        'Algorithm: string': (self: FileHashInfo) => self.algorithm,
        'Hash: string': (self: FileHashInfo) => self.hash,
        'Path: string': (self: FileHashInfo) => self.path,
      },
    }),
  [FileHashInfo],
);
