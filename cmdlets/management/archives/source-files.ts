import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, sep } from 'node:path';
import type { CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';
import type { Session } from '../../../src/engine/session/session.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { type FileSystemInfo, fileSystemInfo } from '../../../src/engine/types/io/file-system-items.js';
import { eachReporting } from '../providers/item-errors.js';
import { childNames, isHidden } from '../providers/items.js';

/** Something that goes into an archive. */
export interface Source {
  /** Absolute path; null for a folder that is added for itself. */
  readonly path: string | null;
  /** Name in the archive. */
  readonly name: string;
  /** When it was last written. */
  readonly time: Date;
}

type Output = CmdletOutput & { readonly session: Session };

/** Folders with what is in them, then files: hidden items and the archive itself stay out, a folder counts for itself when no file is in it. */
export function sourcesOf(output: Output, paths: readonly string[], archive: string | null): Source[] {
  const isFolder = (path: string): boolean => statSync(path).isDirectory();
  const folders = paths.filter(isFolder);
  const files = paths.filter((path) => !isFolder(path));
  return [
    ...folders.flatMap((path) => contentOf(output, path, archive)),
    ...files.map((path) => ({ path, name: basename(path), time: statSync(path).mtime })),
  ];
}

function contentOf(output: Output, top: string, archive: string | null): Source[] {
  const found: Source[] = [];
  // Names begin with the folder's own; that of a drive's root has none.
  const above = parse(top).root === top ? top : dirname(top);
  const start = above.length + (above.endsWith(sep) ? 0 : 1);
  const nameOf = (path: string): string => path.slice(start).split(sep).join('/');
  const visit = (folder: string): void => {
    const items = visibleItems(output.session, folder).filter(({ path }) => path !== archive);
    for (const { path, stats } of items) {
      if (!stats?.isDirectory()) found.push({ path, name: nameOf(path), time: stats?.mtime ?? new Date(0) });
      else if (!holdsFiles(path)) found.push({ path: null, name: `${nameOf(path)}/`, time: stats.mtime });
    }
    const inner = items.filter(({ stats, link }) => stats?.isDirectory() && !link?.isSymbolicLink());
    eachReporting(output, inner, ({ path }) => visit(path));
  };
  eachReporting(output, [top], visit);
  return found;
}

function visibleItems(session: Session, folder: string): FileSystemInfo[] {
  const place = { drive: session.location.drive, path: folder };
  return childNames(session, place)
    .map((name) => fileSystemInfo(join(folder, name)))
    .filter((item) => item !== null)
    .filter((item) => !isHidden(item));
}

function holdsFiles(folder: string): boolean {
  return onFile(folder, (path) => readdirSync(path, { withFileTypes: true })).some((entry) => !entry.isDirectory());
}
