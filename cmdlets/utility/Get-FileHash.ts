import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { recordError, TerminatingError } from '../../src/engine/errors/terminating.js';
import type { Session } from '../../src/engine/session/session.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import type { Stream } from '../../src/engine/types/io/stream-objects.js';
import { resolveItems } from '../management/providers/globbing.js';
import { eachReporting } from '../management/providers/item-errors.js';
import { isContainer } from '../management/providers/items.js';
import { givenPaths } from '../management/providers/path-parameters.js';
import { isFilePlace, type Place } from '../management/providers/places.js';
import { FileHashInfo } from './hashes/file-hash-info.js';

/** Calculates the hash of files. */
export const GetFileHash = cmdlet({
  name: 'Get-FileHash',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Calculates the hash of files.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath', 'StreamParameterSet'],
  outputTypes: ['Microsoft.PowerShell.Commands.FileHashInfo'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      wildcards: true,
      sets: { Path: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { mandatory: true, position: 0, byName: true } },
    },
    InputStream: {
      type: netType<Stream>('System.IO.Stream', 'Stream'),
      help: 'A stream: what is left of it.',
      sets: { StreamParameterSet: { mandatory: true, position: 0 } },
    },
    Algorithm: {
      type: string,
      help: 'The kind of hash.',
      position: 1,
      validate: [validSet(['SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5'])],
      default: 'SHA256',
    },
  },
  examples: [
    {
      code: "Set-Content a.txt 'abc' -NoNewline; (Get-FileHash a.txt -Algorithm MD5).Hash",
      remarks: '900150983CD24FB0D6963F7D28E17F72.',
    },
  ],
  run: (context) => ({
    process() {
      const { Algorithm, InputStream } = context.parameters;
      const write = (hash: string, path: string): void =>
        context.write(new FileHashInfo(Algorithm.toUpperCase(), hash, path));
      if (InputStream) return write(hashOf([InputStream.readRest()], Algorithm), '');
      const { paths, literal } = givenPaths(context.parameters);
      eachReporting(context, paths, (path) => {
        for (const place of filesOf(context.session, path, literal))
          write(
            onFile(place.path, (file) => hashOf(blocksOf(file), Algorithm)),
            place.path,
          );
      });
    },
  }),
});

/** The files a path names; folders are passed over. Raises FileNotFound. */
function filesOf(session: Session, path: string, literal: boolean): Place[] {
  try {
    return resolveItems(session, path, literal).filter((place) => isFilePlace(place) && !isContainer(session, place));
  } catch (error) {
    if (!(error instanceof TerminatingError) || error.record.errorId !== 'PathNotFound') throw error;
    throw recordError(
      errorRecord({ exception: error.exception, id: 'FileNotFound', category: 'ObjectNotFound', target: path }),
    );
  }
}

/** The bytes of a file in blocks: large ones need no more memory. */
function* blocksOf(path: string): Iterable<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafe(1 << 18);
    for (let count = readSync(descriptor, block); count > 0; count = readSync(descriptor, block))
      yield block.subarray(0, count);
  } finally {
    closeSync(descriptor);
  }
}

function hashOf(blocks: Iterable<Uint8Array>, algorithm: string): string {
  const hash = createHash(algorithm.toLowerCase());
  for (const block of blocks) hash.update(block);
  return hash.digest('hex').toUpperCase();
}
