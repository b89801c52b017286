import type { Session } from '../../../src/engine/session/session.js';
import { extensionOf } from '../../../src/engine/types/io/file-system-items.js';

const separatorOf = (session: Session): string => (session.windows ? '\\' : '/');

/** `a` and `b` with one separator between them; both slashes become the system's. */
export function joinPath(session: Session, parent: string, child: string): string {
  const separator = separatorOf(session);
  const left = normalizeSlashes(session, parent);
  const right = normalizeSlashes(session, child).replace(/^[\\/]+/, '');
  if (left === '') return `${separator}${right}`.replace(/^[\\/](?=$)/, separator);
  if (/^[^\\/:]+:$/.test(left)) return `${left}${separator}${right}`;
  return `${left.replace(/(?<=.)[\\/]+$/, '')}${left.endsWith(separator) && left.length === 1 ? '' : separator}${right}`;
}

/** Both slashes as the system writes them. */
export function normalizeSlashes(session: Session, path: string): string {
  return session.windows ? path.replaceAll('/', '\\') : path.replaceAll('\\', '/');
}

/** `C:`, `Env:`; empty when the path names no drive. */
export function qualifierOf(path: string): string {
  return /^(?:[\w.\\]+::|[^\\/:]+:)/.exec(path)?.[0] ?? '';
}

/** The folder part of a path text; null at a root, empty for a bare name. */
export function parentOf(session: Session, text: string): string | null {
  const separator = separatorOf(session);
  const path = trimmed(normalizeSlashes(session, text), separator);
  const root = rootOf(path, separator);
  if (path === root) return null;
  const last = path.lastIndexOf(separator);
  if (last < 0) return qualifierOf(path);
  const parent = path.slice(0, last);
  return parent.length < root.length ? root : parent;
}

/** The last part of a path text. */
export function leafOf(session: Session, text: string): string {
  const separator = separatorOf(session);
  const path = trimmed(normalizeSlashes(session, text), separator);
  const last = path.lastIndexOf(separator);
  const leaf = path.slice(last + 1);
  return last < 0 ? leaf.slice(qualifierOf(leaf).length) || leaf : leaf;
}

/** The leaf without its extension. */
export function leafBaseOf(leaf: string): string {
  const extension = extensionOf(leaf);
  return extension === '' ? leaf.replace(/\.$/, '') : leaf.slice(0, -extension.length);
}

function rootOf(path: string, separator: string): string {
  const qualifier = qualifierOf(path);
  return path.startsWith(separator, qualifier.length) ? qualifier + separator : qualifier;
}

function trimmed(path: string, separator: string): string {
  const root = rootOf(path, separator);
  return path.length > root.length && path.endsWith(separator) ? path.slice(0, -1) : path;
}

/** True when a path begins with a drive or a root. */
export function isAbsolutePath(session: Session, path: string): boolean {
  return qualifierOf(path) !== '' || (!session.windows && /^[\\/]/.test(path));
}
