import * as fs from 'node:fs';
import { copyInto } from '../../../files/replacement.js';
import type { ScriptContext } from '../../values/script-access.js';
import { onFile } from './faults.js';
import { FileInfo, type FileSystemInfo } from './file-system-items.js';
import { placeOf } from './places.js';

/** `CopyTo`. Error: IOException when the target is there and `overwrite` is not set. */
export function copyTo(ctx: ScriptContext, self: FileInfo, target: string, overwrite: boolean): FileInfo {
  const place = placeOf(ctx, target);
  onFile(place, () => {
    if (!overwrite && fs.existsSync(place)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    copyInto(self.path, place);
  });
  return new FileInfo(place);
}

/** `MoveTo`; the object then stands for the new place. Error: IOException as for `copyTo`. */
export function moveTo(ctx: ScriptContext, self: FileSystemInfo, target: string, overwrite: boolean): void {
  const place = placeOf(ctx, target);
  onFile(place, () => {
    if (!overwrite && fs.existsSync(place)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    fs.renameSync(self.path, place);
  });
  self.path = place;
  self.refresh();
}
