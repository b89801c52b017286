import { closeSync, existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ArgumentNullException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { defineType } from '../../values/net-type.js';
import { Char } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { placeOf } from './places.js';

const char = (text: string): Char => new Char(text.charCodeAt(0));
const isSeparator = (text: string): boolean => text === '/' || text === path.sep;

/** `Combine`: a rooted part replaces everything before it; empty parts add nothing. */
function combine(parts: readonly (string | null)[]): string {
  return parts.reduce<string>((joined, part, index) => {
    if (part === null)
      throw netError(newException(ArgumentNullException, `Value cannot be null. (Parameter 'path${index + 1}')`));
    if (part === '') return joined;
    if (joined === '' || path.isAbsolute(part)) return part;
    return isSeparator(joined.at(-1)!) ? joined + part : joined + path.sep + part;
  }, '');
}

/** `Join`: parts are put behind one another whatever they are. */
function join(parts: readonly (string | null)[]): string {
  return parts
    .filter((part): part is string => part !== null && part !== '')
    .reduce(
      (joined, part) =>
        joined === '' || isSeparator(joined.at(-1)!) || isSeparator(part[0]!)
          ? joined + part
          : joined + path.sep + part,
      '',
    );
}

/** Where the name of the last folder or file begins. */
function nameStart(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (isSeparator(text[at]!)) return at + 1;
  return 0;
}

const fileName = (text: string): string => text.slice(nameStart(text));

function extension(text: string): string {
  const name = fileName(text);
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
}

function withoutExtension(text: string): string {
  const name = fileName(text);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

/** The folder part: null for a root, empty for a bare name. */
function directoryName(text: string): string | null {
  const { root } = path.parse(text);
  if (text === '' || text === root) return null;
  const cut = nameStart(text);
  return cut <= root.length ? root : text.slice(0, cut).replace(/[\\/]+$/, '') || root;
}

function changeExtension(text: string, wanted: string | null): string {
  const name = fileName(text);
  const dot = name.lastIndexOf('.');
  const stem = dot < 0 ? text : text.slice(0, text.length - (name.length - dot));
  if (wanted === null) return stem;
  return wanted.startsWith('.') ? stem + wanted : `${stem}.${wanted}`;
}

/** Letters and digits of .NET's random names. */
const randomName = (length: number): string =>
  [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => (byte % 36).toString(36)).join('');

function temporaryFile(): string {
  const place = path.join(tmpdir(), `tmp${randomName(6)}.tmp`);
  closeSync(openSync(place, 'wx'));
  return place;
}

const forbidden = (): string[] =>
  process.platform === 'win32'
    ? [
        '"',
        '<',
        '>',
        '|',
        '\0',
        ...Array.from({ length: 31 }, (_, i) => String.fromCharCode(i + 1)),
        ':',
        '*',
        '?',
        '\\',
        '/',
      ]
    : ['\0', '/'];

type Text = string | null;
const optional =
  (read: (text: string) => Text) =>
  ([text]: [Text]): Text =>
    text === null ? null : read(text);

function definePath(): void {
  defineType({
    name: 'System.IO.Path',
    kind: 'static',
    statics: {
      'DirectorySeparatorChar: char': { get: () => char(path.sep), field: true },
      'AltDirectorySeparatorChar: char': { get: () => char('/'), field: true },
      'PathSeparator: char': { get: () => char(path.delimiter), field: true },
      'VolumeSeparatorChar: char': { get: () => char(process.platform === 'win32' ? ':' : '/'), field: true },
    },
    staticMethods: {
      'Combine(string path1, string path2): string': combine,
      'Combine(string path1, string path2, string path3): string': combine,
      'Combine(string path1, string path2, string path3, string path4): string': combine,
      'Combine(Params string[] paths): string': ([paths]: [Text[]]) => combine(paths),
      'Join(string path1, string path2): string': join,
      'Join(string path1, string path2, string path3): string': join,
      'Join(Params string[] paths): string': ([paths]: [Text[]]) => join(paths),
      'GetFileName(string path): string': optional(fileName),
      'GetFileNameWithoutExtension(string path): string': optional(withoutExtension),
      'GetExtension(string path): string': optional(extension),
      'GetDirectoryName(string path): string': optional(directoryName),
      'GetPathRoot(string path): string': optional((text) => path.parse(text).root),
      'GetFullPath(string path): string': ([text]: [Text], ctx: ScriptContext) => placeOf(ctx, text),
      'GetRelativePath(string relativeTo, string path): string': ([from, to]: [string, string], ctx: ScriptContext) =>
        path.relative(placeOf(ctx, from), placeOf(ctx, to)) || '.',
      'GetFullPath(string path, string basePath): string': ([text, base]: [string, string], ctx: ScriptContext) =>
        path.resolve(placeOf(ctx, base), text),
      'Exists(string path): bool': ([text]: [Text], ctx: ScriptContext) =>
        text !== null && text !== '' && existsSync(placeOf(ctx, text)),
      'Join(string path1, string path2, string path3, string path4): string': join,
      'GetTempPath(): string': () => (isSeparator(tmpdir().at(-1)!) ? tmpdir() : tmpdir() + path.sep),
      'GetTempFileName(): string': temporaryFile,
      'GetRandomFileName(): string': () => `${randomName(8)}.${randomName(3)}`,
      'ChangeExtension(string path, string extension): string': ([text, wanted]: [Text, Text]) =>
        text === null ? null : changeExtension(text, wanted),
      'HasExtension(string path): bool': ([text]: [Text]) => text !== null && extension(text) !== '',
      'IsPathRooted(string path): bool': ([text]: [Text]) => text !== null && path.isAbsolute(text),
      'IsPathFullyQualified(string path): bool': ([text]: [string]) => path.isAbsolute(text),
      'EndsInDirectorySeparator(string path): bool': ([text]: [string]) => text !== '' && isSeparator(text.at(-1)!),
      'TrimEndingDirectorySeparator(string path): string': ([text]: [string]) =>
        text !== path.parse(text).root && isSeparator(text.at(-1) ?? '') ? text.slice(0, -1) : text,
      'GetInvalidFileNameChars(): char[]': () => typedArray(requireType('System.Char'), forbidden().map(char)),
      'GetInvalidPathChars(): char[]': () => typedArray(requireType('System.Char'), [char('\0')]),
    },
  });
}

lazyTypes(['System.IO.Path'], definePath);
