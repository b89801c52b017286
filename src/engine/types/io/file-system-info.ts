import * as fs from 'node:fs';
import { dirname, join, parse, sep } from 'node:path';
import { WildcardPattern } from '../../operators/wildcard.js';
import { typedArray } from '../../values/arrays.js';
import { DateTime } from '../../values/datetime.js';
import { type EnumValue, enumValue } from '../../values/enums.js';
import { invokeStatic } from '../../values/methods.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { MethodBody } from '../../values/type-definition.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import type { Value } from '../../values/value.js';
import { onFile } from './faults.js';
import {
  DirectoryInfo,
  extensionOf,
  FileInfo,
  FileSystemInfo,
  fileAttribute,
  fileSystemInfo,
} from './file-system-items.js';
import { writeTime } from './file-times.js';
import { copyTo, moveTo } from './file-transfer.js';
import { placeOf } from './places.js';

/** `d-r--`: directory or link, archive, read-only, hidden, system. */
function modeOf(self: FileSystemInfo): string {
  const bits = self.attributes;
  if (bits === -1) return '';
  const kind = bits & fileAttribute.reparsePoint ? 'l' : bits & fileAttribute.directory ? 'd' : '-';
  const flag = (bit: number, letter: string): string => (bits & bit ? letter : '-');
  const { archive, readOnly, hidden, system } = fileAttribute;
  return `${kind}${flag(archive, 'a')}${flag(readOnly, 'r')}${flag(hidden, 'h')}${flag(system, 's')}`;
}

type TimeName = 'mtimeMs' | 'atimeMs' | 'birthtimeMs';

const timeOf = (self: FileSystemInfo, name: TimeName, kind: 'Local' | 'Utc'): DateTime =>
  DateTime.fromUnixMilliseconds(self.stats ? Math.trunc(self.stats[name]) : Date.UTC(1601, 0, 1), kind);

const timeProperty = (name: TimeName, kind: 'Local' | 'Utc') => ({
  get: (self: FileSystemInfo) => timeOf(self, name, kind),
  set: (self: FileSystemInfo, value: DateTime) => {
    writeTime(self.path, name, value);
    self.refresh();
  },
});

/** Sets or clears write permission, the only attribute that all file systems know. */
export function setReadOnly(self: FileSystemInfo, readOnly: boolean): void {
  onFile(self.path, (path) => {
    const { mode } = fs.statSync(path);
    fs.chmodSync(path, readOnly ? mode & ~0o222 : mode | 0o200);
  });
  self.refresh();
}

function linkTarget(self: FileSystemInfo): string | null {
  return self.link?.isSymbolicLink() ? fs.readlinkSync(self.path) : null;
}

function linkType(self: FileSystemInfo): string | null {
  if (self.link?.isSymbolicLink()) return 'SymbolicLink';
  return self instanceof FileInfo && (self.link?.nlink ?? 1) > 1 ? 'HardLink' : null;
}

const code = (get: (self: FileSystemInfo) => Value) => ({ get, kind: 'CodeProperty' as const });

function parentOf(path: string): DirectoryInfo | null {
  const parent = dirname(path);
  return parent === path ? null : new DirectoryInfo(parent);
}

/** Children of a folder by pattern, as GetFiles and GetDirectories give them. */
function childrenOf(self: DirectoryInfo, pattern: string, deep: boolean): (FileInfo | DirectoryInfo)[] {
  const wildcard = new WildcardPattern(pattern === '*.*' ? '*' : pattern);
  const found: (FileInfo | DirectoryInfo)[] = [];
  for (const name of onFile(self.path, (path) => fs.readdirSync(path)).sort()) {
    const child = fileSystemInfo(join(self.path, name));
    if (!child) continue;
    if (wildcard.matches(name)) found.push(child);
    if (deep && child instanceof DirectoryInfo) found.push(...childrenOf(child, pattern, true));
  }
  return found;
}

function listed(kind: 'File' | 'Directory' | 'FileSystem') {
  const type = `System.IO.${kind}Info`;
  const wanted = { File: FileInfo, Directory: DirectoryInfo, FileSystem: FileSystemInfo }[kind];
  const list = (self: DirectoryInfo, pattern: string, option?: EnumValue): Value =>
    typedArray(
      requireType(type),
      childrenOf(self, pattern, option?.number === 1n).filter((child) => child instanceof wanted),
    );
  const name = { File: 'Files', Directory: 'Directories', FileSystem: 'FileSystemInfos' }[kind];
  return {
    [`Get${name}(): ${type}[]`]: (self: DirectoryInfo) => list(self, '*'),
    [`Get${name}(string searchPattern): ${type}[]`]: (self: DirectoryInfo, [pattern]: [string]) => list(self, pattern),
    [`Get${name}(string searchPattern, System.IO.SearchOption searchOption): ${type}[]`]: (
      self: DirectoryInfo,
      [pattern, option]: [string, EnumValue],
    ) => list(self, pattern, option),
    [`Enumerate${name}(): System.Collections.Generic.IEnumerable[${type}]`]: (self: DirectoryInfo) => list(self, '*'),
    [`Enumerate${name}(string searchPattern): System.Collections.Generic.IEnumerable[${type}]`]: (
      self: DirectoryInfo,
      [pattern]: [string],
    ) => list(self, pattern),
  };
}

/** What FileInfo opens as `System.IO.File` does: a stream, a reader, a writer. */
const openMethods: Record<string, MethodBody> = Object.fromEntries(
  [
    'Create(): System.IO.FileStream',
    'Open(System.IO.FileMode mode): System.IO.FileStream',
    'Open(System.IO.FileMode mode, System.IO.FileAccess access): System.IO.FileStream',
    'Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share): System.IO.FileStream',
    'OpenRead(): System.IO.FileStream',
    'OpenWrite(): System.IO.FileStream',
    'OpenText(): System.IO.StreamReader',
    'CreateText(): System.IO.StreamWriter',
    'AppendText(): System.IO.StreamWriter',
  ].map((signature) => [
    signature,
    (self: FileInfo, args: readonly Value[], ctx: ScriptContext) =>
      invokeStatic(ctx, requireType('System.IO.File'), signature.slice(0, signature.indexOf('(')), [
        self.path,
        ...args,
      ]),
  ]),
);

function defineFileSystemInfo(): void {
  const base = defineType({
    name: 'System.IO.FileSystemInfo',
    represents: FileSystemInfo,
    properties: {
      'Mode: string': code(modeOf),
      'ModeWithoutHardLink: string': code(modeOf),
      'BaseName: string': {
        kind: 'ScriptProperty',
        get: (self: FileSystemInfo) => {
          const { name } = self;
          const extension = self instanceof FileInfo ? extensionOf(name) : '';
          return extension === '' ? name : name.slice(0, -extension.length);
        },
      },
      'ResolvedTarget: string': code((self) => linkTarget(self) ?? self.path),
      'Target: string': { kind: 'AliasProperty', get: linkTarget },
      'LinkType: string': code(linkType),
      'FullName: string': (self: FileSystemInfo) => self.path,
      'Extension: string': (self: FileSystemInfo) => extensionOf(self.name),
      'Name: string': (self: FileSystemInfo) => self.name,
      'Exists: bool': (self: FileSystemInfo) => self.exists,
      'CreationTime: datetime': timeProperty('birthtimeMs', 'Local'),
      'CreationTimeUtc: datetime': timeProperty('birthtimeMs', 'Utc'),
      'LastAccessTime: datetime': timeProperty('atimeMs', 'Local'),
      'LastAccessTimeUtc: datetime': timeProperty('atimeMs', 'Utc'),
      'LastWriteTime: datetime': timeProperty('mtimeMs', 'Local'),
      'LastWriteTimeUtc: datetime': timeProperty('mtimeMs', 'Utc'),
      'LinkTarget: string': linkTarget,
      'Attributes: System.IO.FileAttributes': {
        get: (self: FileSystemInfo) => enumValue(requireType('System.IO.FileAttributes'), BigInt(self.attributes)),
        set: (self: FileSystemInfo, value: EnumValue) => setReadOnly(self, (value.number & 1n) === 1n),
      },
    },
    methods: {
      'Delete(): void': (self: FileSystemInfo) =>
        onFile(self.path, (path) =>
          self instanceof DirectoryInfo ? fs.rmdirSync(path) : fs.rmSync(path, { force: true }),
        ),
      'Refresh(): void': (self: FileSystemInfo) => self.refresh(),
      'ToString(): string': (self: FileSystemInfo) => self.original,
    },
    text: (self: FileSystemInfo) => self.original,
  });
  defineType({
    name: 'System.IO.FileInfo',
    base,
    represents: FileInfo,
    properties: {
      'Length: long': (self: FileInfo) => self.length,
      'DirectoryName: string': (self: FileInfo) => dirname(self.path),
      'Directory: System.IO.DirectoryInfo': (self: FileInfo) => new DirectoryInfo(dirname(self.path)),
      'IsReadOnly: bool': {
        get: (self: FileInfo) => (self.attributes & fileAttribute.readOnly) !== 0,
        set: (self: FileInfo, value: boolean) => setReadOnly(self, value),
      },
    },
    methods: {
      ...openMethods,
      'CopyTo(string destFileName): System.IO.FileInfo': (self: FileInfo, [to]: [string], ctx) =>
        copyTo(ctx, self, to, false),
      'CopyTo(string destFileName, bool overwrite): System.IO.FileInfo': (
        self: FileInfo,
        [to, overwrite]: [string, boolean],
        ctx,
      ) => copyTo(ctx, self, to, overwrite),
      'MoveTo(string destFileName): void': (self: FileInfo, [to]: [string], ctx) => moveTo(ctx, self, to, false),
      'MoveTo(string destFileName, bool overwrite): void': (self: FileInfo, [to, overwrite]: [string, boolean], ctx) =>
        moveTo(ctx, self, to, overwrite),
    },
    constructors: { 'new(string fileName)': ([path]: [string], ctx) => new FileInfo(placeOf(ctx, path), path) },
  });
  defineType({
    name: 'System.IO.DirectoryInfo',
    base,
    represents: DirectoryInfo,
    properties: {
      'Parent: System.IO.DirectoryInfo': (self: DirectoryInfo) => parentOf(self.path),
      'Root: System.IO.DirectoryInfo': (self: DirectoryInfo) => new DirectoryInfo(parse(self.path).root || sep),
    },
    methods: {
      ...listed('File'),
      ...listed('Directory'),
      ...listed('FileSystem'),
      'Create(): void': (self: DirectoryInfo) =>
        void onFile(self.path, (path) => fs.mkdirSync(path, { recursive: true })),
      'CreateSubdirectory(string path): System.IO.DirectoryInfo': (self: DirectoryInfo, [name]: [string]) => {
        const path = join(self.path, name);
        onFile(path, () => fs.mkdirSync(path, { recursive: true }));
        return new DirectoryInfo(path);
      },
      'Delete(bool recursive): void': (self: DirectoryInfo, [recursive]: [boolean]) =>
        onFile(self.path, (path) => (recursive ? fs.rmSync(path, { recursive: true }) : fs.rmdirSync(path))),
      'MoveTo(string destDirName): void': (self: DirectoryInfo, [to]: [string], ctx) => moveTo(ctx, self, to, false),
    },
    constructors: { 'new(string path)': ([path]: [string], ctx) => new DirectoryInfo(placeOf(ctx, path), path) },
  });
}

lazyTypes(['System.IO.FileSystemInfo', 'System.IO.FileInfo', 'System.IO.DirectoryInfo'], defineFileSystemInfo, [
  FileSystemInfo,
  FileInfo,
  DirectoryInfo,
]);
