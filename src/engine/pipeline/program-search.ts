import { delimiter, extname, isAbsolute, join, resolve } from 'node:path';
import type { Session } from '../session/session.js';
import { statIfThere } from '../types/io/stat.js';

/** The path of a script or program that a name stands for: a path as it is, a plain name along PATH. Null when there is none. */
export function findProgram(session: Session, name: string): string | null {
  if (name === '' || name.includes('\0')) return null;
  if (/[\\/]/.test(name)) return withExtensions(session, pathOf(session, name));
  for (const folder of searchFolders(session)) {
    const found = withExtensions(session, join(folder, name));
    if (found !== null) return found;
  }
  return null;
}

function pathOf(session: Session, name: string): string {
  const home = session.environment.get('HOME') ?? session.environment.get('USERPROFILE') ?? '';
  const text = (session.windows ? name : name.replaceAll('\\', '/')).replace(/^~(?=$|[\\/])/, home);
  return isAbsolute(text) ? text : resolve(session.location.path, text);
}

function searchFolders(session: Session): string[] {
  const path = session.environment.get('PATH') ?? session.environment.get('Path') ?? '';
  return path.split(delimiter).filter((folder) => folder !== '');
}

function withExtensions(session: Session, path: string): string | null {
  if (isRunnable(session, path)) return path;
  const { windows } = session;
  const extensions = windows
    ? ['.ps1', ...(session.environment.get('PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';')]
    : ['.ps1'];
  for (const extension of extensions) if (isFile(path + extension)) return path + extension.toLowerCase();
  return null;
}

function isRunnable(session: Session, path: string): boolean {
  const stats = statIfThere(path);
  if (!stats?.isFile()) return false;
  if (extname(path).toLowerCase() === '.ps1') return true;
  return session.windows ? extname(path) !== '' : (stats.mode & 0o111) !== 0;
}

function isFile(path: string): boolean {
  return statIfThere(path)?.isFile() ?? false;
}
