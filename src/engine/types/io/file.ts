import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { DirectoryNotFoundException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { enumerate, typedArray } from '../../values/arrays.js';
import { DateTime } from '../../values/datetime.js';
import type { EnumValue } from '../../values/enums.js';
import { defineType, lazyTypes, requireType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { Value } from '../../values/value.js';
import { decodeFile, type TextEncoding, utf8NoBom } from './encoding.js';
import { onFile } from './faults.js';
import { placeOf } from './places.js';
import { StreamReader } from './readers.js';
import { openStream } from './streams.js';
import { StreamWriter } from './writers.js';

type Path = string | null;

const readBytes = (ctx: ScriptContext, path: Path): Uint8Array =>
  onFile(placeOf(ctx, path), (place) => new Uint8Array(fs.readFileSync(place)));

function readText(ctx: ScriptContext, path: Path, encoding?: TextEncoding): string {
  return decodeFile(readBytes(ctx, path), encoding);
}

/** The lines of a text; a line end at its very end begins no further line. */
export function linesOf(text: string): string[] {
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
  writing(ctx, path, (place) => fs.writeFileSync(place, withMark(text ?? '', encoding)));
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
  return fs.statSync(placeOf(ctx, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

function copy(ctx: ScriptContext, from: Path, to: Path, overwrite: boolean): void {
  const source = placeOf(ctx, from);
  writing(ctx, to, (target) => {
    if (!fs.existsSync(source)) onFile(source, (place) => fs.accessSync(place));
    fs.copyFileSync(source, target, overwrite ? 0 : fs.constants.COPYFILE_EXCL);
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

/** A time of a file, as .NET gives it; a missing file has the year 1601. */
function time(
  ctx: ScriptContext,
  path: Path,
  which: 'mtimeMs' | 'atimeMs' | 'birthtimeMs',
  kind: 'Local' | 'Utc',
): Value {
  const stat = fs.statSync(placeOf(ctx, path), { throwIfNoEntry: false });
  return DateTime.fromUnixMilliseconds(stat ? Math.trunc(stat[which]) : Date.UTC(1601, 0, 1), kind);
}

function setTime(ctx: ScriptContext, path: Path, modified: DateTime): void {
  onFile(placeOf(ctx, path), (place) =>
    fs.utimesSync(place, fs.statSync(place).atime, new Date(modified.toUnixMilliseconds())),
  );
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
        writing(ctx, path, (place) => fs.writeFileSync(place, bytes)),
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
      'GetLastWriteTime(string path): datetime': ([path]: [Path], ctx) => time(ctx, path, 'mtimeMs', 'Local'),
      'GetLastWriteTimeUtc(string path): datetime': ([path]: [Path], ctx) => time(ctx, path, 'mtimeMs', 'Utc'),
      'GetLastAccessTime(string path): datetime': ([path]: [Path], ctx) => time(ctx, path, 'atimeMs', 'Local'),
      'GetCreationTime(string path): datetime': ([path]: [Path], ctx) => time(ctx, path, 'birthtimeMs', 'Local'),
      'GetCreationTimeUtc(string path): datetime': ([path]: [Path], ctx) => time(ctx, path, 'birthtimeMs', 'Utc'),
      'SetLastWriteTime(string path, datetime lastWriteTime): void': ([path, at]: [Path, DateTime], ctx) =>
        setTime(ctx, path, at),
    },
  });
}

lazyTypes(['System.IO.File'], defineFile);
