import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { copyInto } from '../../../files/replacement.js';
import { DirectoryNotFoundException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { enumerate, typedArray } from '../../values/arrays.js';
import { type EnumValue, enumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import type { Value } from '../../values/value.js';
import { decodeFile, type TextEncoding, utf8NoBom } from './encoding.js';
import { onFile } from './faults.js';
import { setReadOnly } from './file-system-info.js';
import { FileInfo } from './file-system-items.js';
import { timeMethods } from './file-times.js';
import { placeOf } from './places.js';
import { StreamReader } from './readers.js';
import { replaceContent } from './replacing-file.js';
import { statIfThere } from './stat.js';
import { openStream } from './stream-objects.js';
import { windowsPathHint } from './windows-paths.js';
import { StreamWriter } from './writers.js';

type Path = string | null;

const readBytes = (ctx: ScriptContext, path: Path): Uint8Array =>
  onFile(
    placeOf(ctx, path),
    (place) => new Uint8Array(fs.readFileSync(place)),
    () => windowsPathHint(ctx, path),
  );

function readText(ctx: ScriptContext, path: Path, encoding?: TextEncoding): string {
  return decodeFile(readBytes(ctx, path), encoding);
}

/** The lines of a text; a line end at its very end begins no further line. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

const readLines = (ctx: ScriptContext, path: Path, encoding?: TextEncoding): Value =>
  typedArray(requireType('System.String'), linesOf(readText(ctx, path, encoding)));

/** Writes into an existing folder; a missing one is .NET's DirectoryNotFoundException whatever the platform says. */
function writing(ctx: ScriptContext, path: Path, action: (place: string) => void): void {
  const place = placeOf(ctx, path);
  if (!fs.existsSync(dirname(place))) {
    throw netError(newException(DirectoryNotFoundException, `Could not find a part of the path '${place}'.`));
  }
  onFile(place, action);
}

const withMark = (text: string, encoding: TextEncoding): Buffer =>
  Buffer.concat([Uint8Array.from(encoding.facts.bom), encoding.encode(text)]);

function writeText(ctx: ScriptContext, path: Path, text: string | null, encoding: TextEncoding = utf8NoBom): void {
  writing(ctx, path, (place) => replaceContent(place, text ?? '', { encoding }));
}

function appendText(ctx: ScriptContext, path: Path, text: string | null, encoding: TextEncoding = utf8NoBom): void {
  writing(ctx, path, (place) => {
    const isNew = !fs.existsSync(place) || fs.statSync(place).size === 0;
    fs.appendFileSync(place, isNew ? withMark(text ?? '', encoding) : encoding.encode(text ?? ''));
  });
}

const lineEnd = process.platform === 'win32' ? '\r\n' : '\n';
const asLines = (lines: Value): string => [...enumerate(lines)].map((line) => `${line ?? ''}${lineEnd}`).join('');

function exists(ctx: ScriptContext, path: Path): boolean {
  if (path === null || path === '') return false;
  return statIfThere(placeOf(ctx, path))?.isFile() ?? false;
}

function copy(ctx: ScriptContext, from: Path, to: Path, overwrite: boolean): void {
  const source = placeOf(ctx, from);
  writing(ctx, to, (target) => {
    if (!fs.existsSync(source)) onFile(source, (place) => fs.accessSync(place));
    if (!overwrite && fs.existsSync(target)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    copyInto(source, target);
  });
}

function move(ctx: ScriptContext, from: Path, to: Path, overwrite: boolean): void {
  const source = placeOf(ctx, from);
  onFile(source, (place) => fs.accessSync(place));
  writing(ctx, to, (target) => {
    if (!overwrite && fs.existsSync(target)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    fs.renameSync(source, target);
  });
}

/** The file at `to` gives way to that at `from`; what it held goes to `backup`, if one is named. */
function replaceFile(ctx: ScriptContext, from: Path, to: Path, backup: Path): void {
  const [source, target] = [placeOf(ctx, from), placeOf(ctx, to)];
  for (const place of [source, target]) onFile(place, (existing) => fs.accessSync(existing));
  if (backup !== null && backup !== '') fs.renameSync(target, placeOf(ctx, backup));
  fs.renameSync(source, target);
}

type Text = string | null;

function defineFile(): void {
  defineType({
    name: 'System.IO.File',
    kind: 'static',
    staticMethods: {
      'Exists(string path): bool': ([path]: [Path], ctx) => exists(ctx, path),
      'Open(string path, System.IO.FileMode mode): System.IO.FileStream': ([path, mode]: [Path, EnumValue], ctx) =>
        openStream(ctx, path, mode.text),
      'Open(string path, System.IO.FileMode mode, System.IO.FileAccess access): System.IO.FileStream': (
        [path, mode, access]: [Path, EnumValue, EnumValue],
        ctx,
      ) => openStream(ctx, path, mode.text, access.text),
      'Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share): System.IO.FileStream':
        ([path, mode, access]: [Path, EnumValue, EnumValue], ctx) => openStream(ctx, path, mode.text, access.text),
      'OpenRead(string path): System.IO.FileStream': ([path]: [Path], ctx) => openStream(ctx, path, 'Open', 'Read'),
      'OpenWrite(string path): System.IO.FileStream': ([path]: [Path], ctx) =>
        openStream(ctx, path, 'OpenOrCreate', 'Write'),
      'OpenText(string path): System.IO.StreamReader': ([path]: [Path], ctx) =>
        new StreamReader(openStream(ctx, path, 'Open', 'Read')),
      'Create(string path): System.IO.FileStream': ([path]: [Path], ctx) => openStream(ctx, path, 'Create'),
      'CreateText(string path): System.IO.StreamWriter': ([path]: [Path], ctx) =>
        new StreamWriter(openStream(ctx, path, 'Create', 'Write')),
      'AppendText(string path): System.IO.StreamWriter': ([path]: [Path], ctx) =>
        new StreamWriter(openStream(ctx, path, 'Append', 'Write')),
      'ReadAllBytes(string path): byte[]': ([path]: [Path], ctx) => readBytes(ctx, path),
      'ReadAllText(string path): string': ([path]: [Path], ctx) => readText(ctx, path),
      'ReadAllText(string path, System.Text.Encoding encoding): string': (
        [path, encoding]: [Path, TextEncoding],
        ctx,
      ) => readText(ctx, path, encoding),
      'ReadAllLines(string path): string[]': ([path]: [Path], ctx) => readLines(ctx, path),
      'ReadAllLines(string path, System.Text.Encoding encoding): string[]': (
        [path, encoding]: [Path, TextEncoding],
        ctx,
      ) => readLines(ctx, path, encoding),
      'ReadLines(string path): System.Collections.Generic.IEnumerable[string]': ([path]: [Path], ctx) =>
        readLines(ctx, path),
      'WriteAllBytes(string path, byte[] bytes): void': ([path, bytes]: [Path, Uint8Array], ctx) =>
        writing(ctx, path, (place) => replaceContent(place, bytes)),
      'WriteAllText(string path, string contents): void': ([path, text]: [Path, Text], ctx) =>
        writeText(ctx, path, text),
      'WriteAllText(string path, string contents, System.Text.Encoding encoding): void': (
        [path, text, encoding]: [Path, Text, TextEncoding],
        ctx,
      ) => writeText(ctx, path, text, encoding),
      'WriteAllLines(string path, System.Collections.Generic.IEnumerable[string] contents): void': (
        [path, lines]: [Path, Value],
        ctx,
      ) => writeText(ctx, path, asLines(lines)),
      'WriteAllLines(string path, string[] contents): void': ([path, lines]: [Path, Value], ctx) =>
        writeText(ctx, path, asLines(lines)),
      'WriteAllLines(string path, string[] contents, System.Text.Encoding encoding): void': (
        [path, lines, encoding]: [Path, Value, TextEncoding],
        ctx,
      ) => writeText(ctx, path, asLines(lines), encoding),
      'AppendAllText(string path, string contents): void': ([path, text]: [Path, Text], ctx) =>
        appendText(ctx, path, text),
      'AppendAllText(string path, string contents, System.Text.Encoding encoding): void': (
        [path, text, encoding]: [Path, Text, TextEncoding],
        ctx,
      ) => appendText(ctx, path, text, encoding),
      'AppendAllLines(string path, System.Collections.Generic.IEnumerable[string] contents): void': (
        [path, lines]: [Path, Value],
        ctx,
      ) => appendText(ctx, path, asLines(lines)),
      'Delete(string path): void': ([path]: [Path], ctx) =>
        onFile(placeOf(ctx, path), (place) => fs.rmSync(place, { force: true })),
      'Copy(string sourceFileName, string destFileName): void': ([from, to]: [Path, Path], ctx) =>
        copy(ctx, from, to, false),
      'Copy(string sourceFileName, string destFileName, bool overwrite): void': (
        [from, to, overwrite]: [Path, Path, boolean],
        ctx,
      ) => copy(ctx, from, to, overwrite),
      'Move(string sourceFileName, string destFileName): void': ([from, to]: [Path, Path], ctx) =>
        move(ctx, from, to, false),
      'Move(string sourceFileName, string destFileName, bool overwrite): void': (
        [from, to, overwrite]: [Path, Path, boolean],
        ctx,
      ) => move(ctx, from, to, overwrite),
      ...timeMethods,
      'AppendAllBytes(string path, byte[] bytes): void': ([path, bytes]: [Path, Uint8Array], ctx) =>
        writing(ctx, path, (place) => fs.appendFileSync(place, bytes)),
      'AppendAllLines(string path, System.Collections.Generic.IEnumerable[string] contents, System.Text.Encoding encoding): void':
        ([path, lines, encoding]: [Path, Value, TextEncoding], ctx) => appendText(ctx, path, asLines(lines), encoding),
      'ReadLines(string path, System.Text.Encoding encoding): System.Collections.Generic.IEnumerable[string]': (
        [path, encoding]: [Path, TextEncoding],
        ctx,
      ) => readLines(ctx, path, encoding),
      'Create(string path, int bufferSize): System.IO.FileStream': ([path]: [Path], ctx) =>
        openStream(ctx, path, 'Create'),
      'GetAttributes(string path): System.IO.FileAttributes': ([path]: [Path], ctx) => {
        const place = placeOf(ctx, path);
        onFile(place, (existing) => fs.accessSync(existing));
        return enumValue(requireType('System.IO.FileAttributes'), BigInt(new FileInfo(place).attributes));
      },
      'SetAttributes(string path, System.IO.FileAttributes fileAttributes): void': (
        [path, value]: [Path, EnumValue],
        ctx,
      ) => setReadOnly(new FileInfo(placeOf(ctx, path)), (value.number & 1n) === 1n),
      'Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName): void': (
        [from, to, backup]: [Path, Path, Path],
        ctx,
      ) => replaceFile(ctx, from, to, backup),
      'CreateSymbolicLink(string path, string pathToTarget): System.IO.FileSystemInfo': (
        [path, target]: [Path, string],
        ctx,
      ) => {
        writing(ctx, path, (place) => fs.symlinkSync(target, place));
        return new FileInfo(placeOf(ctx, path), path ?? '');
      },
    },
  });
}

lazyTypes(['System.IO.File'], defineFile);
