import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { decodeFile, type TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';

const blockSize = 1 << 18;
const lineFeed = 10;

/** Code pages in which a line feed is one byte that is never a part of another character. */
const lineFeedPages = new Set([65001, 20127, 28591, 1252]);

/**
 * The text of a file in pieces that end at line ends, so that large files need little memory and the first lines come at once.
 * A byte order mark decides the encoding. Raises errors of node:fs.
 */
export function* textBlocks(path: string, encoding: TextEncoding): Iterable<string> {
  const head = firstBytes(path);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide || !lineFeedPages.has(encoding.facts.codePage)) {
    yield decodeFile(readFileSync(path), encoding);
    return;
  }
  yield* blocksOfLines(path, encoding);
}

function* blocksOfLines(path: string, encoding: TextEncoding): Iterable<string> {
  const descriptor = openSync(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let first = true;
    for (;;) {
      const block = Buffer.allocUnsafe(blockSize);
      const count = readSync(descriptor, block, 0, blockSize, null);
      if (count === 0) break;
      const bytes = rest.length === 0 ? block.subarray(0, count) : Buffer.concat([rest, block.subarray(0, count)]);
      const end = bytes.lastIndexOf(lineFeed) + 1;
      if (end > 0) {
        yield first ? decodeFile(bytes.subarray(0, end), encoding) : encoding.decode(bytes.subarray(0, end));
        first = false;
      }
      rest = bytes.subarray(end);
    }
    if (rest.length > 0) yield first ? decodeFile(rest, encoding) : encoding.decode(rest);
  } finally {
    closeSync(descriptor);
  }
}

function firstBytes(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, 4, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Lines of blocks of text: `\n`, `\r\n` and a lone `\r` end a line. */
export function* linesOfBlocks(blocks: Iterable<string>): Iterable<string> {
  for (const block of blocks) {
    const lines = block.includes('\r') ? block.split(/\r\n|\n|\r/) : block.split('\n');
    const last = lines.length - 1;
    for (let i = 0; i < last; i++) yield lines[i]!;
    if (lines[last] !== '') yield lines[last]!;
  }
}

/** Pieces of a text between delimiters of the user's own, each without it. */
export function* delimited(text: string, delimiter: string): Iterable<string> {
  if (text === '') return;
  const parts = delimiter === '' ? [text] : text.split(delimiter);
  if (parts.at(-1) === '') parts.pop();
  yield* parts;
}

/** Length of a file in bytes, 0 when it is gone. */
export function sizeOf(path: string): number {
  return statIfThere(path)?.size ?? 0;
}
