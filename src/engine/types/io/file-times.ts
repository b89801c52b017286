import { statSync, utimesSync } from 'node:fs';
import { DateTime } from '../../values/datetime.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { StaticBody } from '../../values/type-definition.js';
import type { Value } from '../../values/value.js';
import { onFile } from './faults.js';
import { placeOf } from './places.js';
import { statIfThere } from './stat.js';

type TimeName = 'mtimeMs' | 'atimeMs' | 'birthtimeMs';

/** A time of a file or folder, as .NET gives it; what is not there has the year 1601. */
function readTime(ctx: ScriptContext, path: string | null, name: TimeName, kind: 'Local' | 'Utc'): Value {
  const stat = statIfThere(placeOf(ctx, path));
  return DateTime.fromUnixMilliseconds(stat ? Math.trunc(stat[name]) : Date.UTC(1601, 0, 1), kind);
}

/** Sets a time. The time of creation cannot be set outside of Windows: as in .NET, the time of the last change stands for it. */
export function writeTime(place: string, name: TimeName, value: DateTime): void {
  const at = new Date(value.toUnixMilliseconds());
  onFile(place, (path) => {
    const { atime, mtime } = statSync(path);
    utimesSync(path, name === 'atimeMs' ? at : atime, name === 'atimeMs' ? mtime : at);
  });
}

const times: readonly (readonly [string, TimeName])[] = [
  ['LastWriteTime', 'mtimeMs'],
  ['LastAccessTime', 'atimeMs'],
  ['CreationTime', 'birthtimeMs'],
];

/** `GetLastWriteTime`, `SetCreationTimeUtc` … of `System.IO.File` and `System.IO.Directory`. */
export const timeMethods: Readonly<Record<string, StaticBody>> = Object.fromEntries(
  times.flatMap(([shown, name]) =>
    (['Local', 'Utc'] as const).flatMap((kind) => {
      const suffix = kind === 'Utc' ? 'Utc' : '';
      const parameter = `${shown[0]!.toLowerCase()}${shown.slice(1)}${suffix}`;
      const get = ([path]: [string | null], ctx: ScriptContext): Value => readTime(ctx, path, name, kind);
      const set = ([path, at]: [string | null, DateTime], ctx: ScriptContext): void =>
        writeTime(placeOf(ctx, path), name, at);
      return [
        [`Get${shown}${suffix}(string path): datetime`, get],
        [`Set${shown}${suffix}(string path, datetime ${parameter}): void`, set],
      ] as [string, StaticBody][];
    }),
  ),
);
