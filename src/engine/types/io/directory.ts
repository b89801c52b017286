import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, parse } from 'node:path';
import { DirectoryNotFoundException, IOException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { WildcardPattern } from '../../operators/wildcard.js';
import { typedArray } from '../../values/arrays.js';
import type { EnumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { StaticBody } from '../../values/type-definition.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import type { Value } from '../../values/value.js';
import { onFile } from './faults.js';
import { DirectoryInfo } from './file-system-items.js';
import { timeMethods } from './file-times.js';
import { placeOf } from './places.js';
import { statIfThere } from './stat.js';

type Path = string | null;
type Kind = 'file' | 'directory' | 'any';

/** The entries of a folder as paths; they begin with the folder as it was given. */
function entries(ctx: ScriptContext, path: Path, pattern: string, deep: boolean, kind: Kind): string[] {
  const place = placeOf(ctx, path);
  const shown = path !== null && isAbsolute(path) ? place : path!;
  const wildcard = new WildcardPattern(pattern === '*.*' ? '*' : pattern);
  const found: string[] = [];
  const visit = (folder: string, prefix: string): void => {
    for (const entry of read(folder)) {
      const inner = join(folder, entry.name);
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(inner));
      const fits = kind === 'any' || (kind === 'directory') === isFolder;
      if (fits && wildcard.matches(entry.name)) found.push(join(prefix, entry.name));
      if (deep && entry.isDirectory()) visit(inner, join(prefix, entry.name));
    }
  };
  visit(place, shown);
  return found;
}

function read(folder: string): fs.Dirent[] {
  if (!isDirectory(folder)) throw notThere(folder);
  return onFile(folder, (place) => fs.readdirSync(place, { withFileTypes: true }));
}

function notThere(folder: string) {
  return netError(newException(DirectoryNotFoundException, `Could not find a part of the path '${folder}'.`));
}

const isDirectory = (place: string): boolean => statIfThere(place)?.isDirectory() ?? false;

/** `GetFiles`, `EnumerateFiles` and their like, with their three overloads. */
function listing(name: string, kind: Kind): Record<string, StaticBody> {
  const list = ([path, pattern = '*', option]: [Path, string?, EnumValue?], ctx: ScriptContext): Value =>
    typedArray(requireType('System.String'), entries(ctx, path, pattern, option?.number === 1n, kind));
  const type = name.startsWith('Get') ? 'string[]' : 'System.Collections.Generic.IEnumerable[string]';
  return {
    [`${name}(string path): ${type}`]: list,
    [`${name}(string path, string searchPattern): ${type}`]: list,
    [`${name}(string path, string searchPattern, System.IO.SearchOption searchOption): ${type}`]: list,
  };
}

function remove(ctx: ScriptContext, path: Path, recursive: boolean): void {
  const place = placeOf(ctx, path);
  if (!isDirectory(place)) throw notThere(place);
  onFile(place, () => (recursive ? fs.rmSync(place, { recursive: true }) : fs.rmdirSync(place)));
}

function create(ctx: ScriptContext, path: Path): DirectoryInfo {
  const place = placeOf(ctx, path);
  onFile(place, () => fs.mkdirSync(place, { recursive: true }));
  return new DirectoryInfo(place, path ?? place);
}

function move(ctx: ScriptContext, from: Path, to: Path): void {
  const [source, target] = [placeOf(ctx, from), placeOf(ctx, to)];
  if (!fs.existsSync(source)) throw notThere(source);
  if (fs.existsSync(target)) {
    const message = `Cannot create '${target}' because a file or directory with the same name already exists.`;
    throw netError(newException(IOException, message));
  }
  onFile(target, () => fs.renameSync(source, target));
}

lazyTypes(['System.IO.Directory'], () => {
  defineType({
    name: 'System.IO.Directory',
    kind: 'static',
    staticMethods: {
      'CreateDirectory(string path): System.IO.DirectoryInfo': ([path]: [Path], ctx) => create(ctx, path),
      'Delete(string path): void': ([path]: [Path], ctx) => remove(ctx, path, false),
      'Delete(string path, bool recursive): void': ([path, recursive]: [Path, boolean], ctx) =>
        remove(ctx, path, recursive),
      'Exists(string path): bool': ([path]: [Path], ctx) =>
        path !== null && path !== '' && isDirectory(placeOf(ctx, path)),
      ...listing('GetFiles', 'file'),
      ...listing('GetDirectories', 'directory'),
      ...listing('GetFileSystemEntries', 'any'),
      ...listing('EnumerateFiles', 'file'),
      ...listing('EnumerateDirectories', 'directory'),
      ...listing('EnumerateFileSystemEntries', 'any'),
      'GetCurrentDirectory(): string': (_args, ctx) => ctx.currentDirectory,
      'GetDirectoryRoot(string path): string': ([path]: [Path], ctx) => parse(placeOf(ctx, path)).root,
      'GetParent(string path): System.IO.DirectoryInfo': ([path]: [Path], ctx) => {
        const place = placeOf(ctx, path);
        return dirname(place) === place ? null : new DirectoryInfo(dirname(place));
      },
      ...timeMethods,
      'CreateTempSubdirectory(string prefix?): System.IO.DirectoryInfo': ([prefix]: [string | null | undefined]) =>
        new DirectoryInfo(fs.mkdtempSync(join(tmpdir(), prefix ?? ''))),
      'GetLogicalDrives(): string[]': () => typedArray(requireType('System.String'), [parse(process.cwd()).root]),
      'Move(string sourceDirName, string destDirName): void': ([from, to]: [Path, Path], ctx) => move(ctx, from, to),
    },
  });
});
