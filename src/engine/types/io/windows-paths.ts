import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { ScriptContext } from '../../values/script-access.js';

/** Where people keep a file that a script of another computer names, below their home folder. */
const usualFolders = ['Desktop', 'Documents', 'Downloads', ''];

/**
 * What to add to "Could not find file" where a path of Windows was given on a system without drives: what the path is, and which files of
 * that name there are in the current folder and where people keep files. Empty for every other path.
 */
export function windowsPathHint(ctx: ScriptContext, path: string | null): string {
  if (process.platform === 'win32' || path === null || !/^([A-Za-z]:[\\/]|\\\\)/.test(path)) return '';
  const name = basename(path.replaceAll('\\', '/'));
  const folders = [ctx.currentDirectory, ...usualFolders.map((folder) => join(homedir(), folder))];
  const found = [...new Set(folders.map((folder) => join(folder, name)))].filter((file) => existsSync(file));
  const remedy =
    found.length > 0
      ? `Files of that name here: ${found.map((file) => `'${file}'`).join(', ')}.`
      : 'Give the path that the file has on this computer.';
  return ` '${path}' is a Windows path, and there are no drives here. ${remedy}`;
}
