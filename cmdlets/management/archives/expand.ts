import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join, normalize, sep } from 'node:path';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { fileFault, onFile } from '../../../src/engine/types/io/faults.js';
import { lstatIfThere, statIfThere } from '../../../src/engine/types/io/stat.js';
import { isReadOnly, Replacement } from '../../../src/files/replacement.js';
import { ServiceFailure } from '../network/service-call.js';
import { plainPlace } from '../providers/globbing.js';
import { itemError } from '../providers/item-errors.js';
import { isFilePlace } from '../providers/places.js';
import { ambiguousFolder, archiveFault, badEntry, entryFault, fileExists, noFolderPath } from './archive-errors.js';
import { resolvedPaths } from './archive-paths.js';
import { ArchiveProgress } from './archive-progress.js';
import { type ArchiveEntry, OpenArchive } from './archive-service.js';

/** What Expand-Archive is given. */
export interface ExpandParameters {
  readonly DestinationPath: string | undefined;
  readonly Force: boolean;
}

type ExpandContext = CmdletContext<ExpandParameters>;

/** The folder that -DestinationPath names, made when it is not there; null without it. Ends the cmdlet when it can be none. */
export function destinationFolder(context: ExpandContext): string | null {
  const { DestinationPath: given } = context.parameters;
  if (given === undefined) return null;
  const place = plainPlace(context.session, given, false);
  if (!isFilePlace(place)) context.throwTerminating(noFolderPath(given));
  if (isFolder(place.path)) return place.path;
  const existing = hasWildcardFolders(context, given);
  if (existing.length > 1) context.throwTerminating(ambiguousFolder(given));
  if (existing.length === 1) return existing[0]!;
  if (context.shouldProcess(`Destination: ${place.path}`, 'Create Directory')) newFolder(context, place.path);
  return place.path;
}

function hasWildcardFolders(context: ExpandContext, given: string): string[] {
  return /[*?[]/.test(given) ? resolvedPaths(context, given, false).filter(isFolder) : [];
}

/** Makes a folder; what stands in its way ends the cmdlet. */
function newFolder(context: ExpandContext, path: string): void {
  if (statIfThere(path)) {
    const message = `An item with the specified name ${path} already exists.`;
    context.throwTerminating(itemError(IOException, message, 'DirectoryExist', 'ResourceExists', path));
  }
  onFile(path, () => mkdirSync(path, { recursive: true }));
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Without -DestinationPath: a folder named as the archive, in the current one. */
export function folderForArchive(context: ExpandContext, archive: string): string {
  const name = basename(archive).replace(/\.[^.]*$/, '');
  const path = join(context.session.location.path, name);
  if (!isFolder(path)) newFolder(context, path);
  return path;
}

/**
 * Unpacks an archive into a folder; the paths of what was made, in order. Entries that would be written elsewhere, and files that are there
 * (without -Force), are reported and left out. When anything else fails, and on Ctrl+C, what was made is removed.
 */
export function expand(context: ExpandContext, path: string, folder: string): string[] {
  let archive: OpenArchive | null = null;
  try {
    archive = new OpenArchive(context.host, path);
    if (archive.entries.length === 0) context.verbose(`The archive file ${path} is empty.`);
    return new Expansion(context, archive, path, folder).run();
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return context.throwTerminating(archiveFault(error, path));
  } finally {
    archive?.close();
  }
}

/** One run of Expand-Archive over one archive. */
class Expansion {
  readonly #context: ExpandContext;
  readonly #archive: OpenArchive;
  readonly #path: string;
  /** With links followed, so that what is below can be compared with it. */
  readonly #folder: string;
  /** As the user sees it. */
  readonly #shownFolder: string;
  readonly #made: string[] = [];
  /** Of `#made`, what was not there before. */
  readonly #fresh: string[] = [];

  constructor(context: ExpandContext, archive: OpenArchive, path: string, folder: string) {
    this.#context = context;
    this.#archive = archive;
    this.#path = path;
    this.#shownFolder = folder;
    this.#folder = realpathSync(folder);
  }

  run(): string[] {
    const { entries } = this.#archive;
    const progress = new ArchiveProgress(this.#context, 'Expand-Archive', this.#path, entries.length);
    let isComplete = false;
    try {
      entries.forEach((entry, index) => {
        this.#entry(entry, index);
        progress.step();
      });
      isComplete = true;
      return this.#made;
    } finally {
      if (!isComplete) for (const path of this.#fresh.reverse()) rmSync(path, { recursive: true, force: true });
      progress.end();
    }
  }

  #entry(entry: ArchiveEntry, index: number): void {
    const target = this.#targetOf(entry.name);
    if (target === null) {
      this.#context.writeError(badEntry(entry.name));
      return;
    }
    try {
      if (!entry.name.endsWith('/')) this.#makeFile(entry, index, target);
      else if (!existsSync(target) && this.#reported(() => this.#makeFolder(target)))
        this.#context.verbose(`Adding '${target}${sep}'.`);
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      this.#context.throwTerminating(entryFault(error, entry.name, target));
    }
  }

  /** The path of an entry; null when it is not below the folder, by its name or by a link, or can be no file's. White space around its parts goes, as in Explorer. */
  #targetOf(name: string): string | null {
    const parts = name.split('/').map((part) => part.trim());
    if (name.includes('\0') || (process.platform === 'win32' && /[:*?"<>|]/.test(name))) return null;
    const path = normalize(join(this.#shownFolder, ...parts)).replace(/[\\/]+$/, '');
    if (!path.startsWith(withSeparator(this.#shownFolder)) && !(name.endsWith('/') && path === this.#shownFolder))
      return null;
    const real = realFolderOf(path);
    if (real === null) return null;
    return real === this.#folder || real.startsWith(withSeparator(this.#folder)) ? path : null;
  }

  #makeFolder(path: string): void {
    if (isFolder(path)) return;
    const first = onFile(path, () => mkdirSync(path, { recursive: true }));
    if (first !== undefined) this.#fresh.push(first);
    this.#made.push(path);
  }

  #makeFile(entry: ArchiveEntry, index: number, path: string): void {
    let isThere = false;
    const isFree = this.#reported(() => {
      this.#makeFolder(dirname(path));
      const old = lstatIfThere(path);
      if (old?.isDirectory()) throw fileFault(Object.assign(new Error('is a directory'), { code: 'EISDIR' }), path);
      if (old && !this.#context.parameters.Force) throw recordError(fileExists(path, this.#path));
      isThere = old !== undefined;
    });
    if (!isFree) return;
    this.#unpack(entry, index, path);
    if (!isThere) this.#fresh.push(path);
    this.#made.push(path);
    this.#context.verbose(`Created '${path}'.`);
  }

  /** Prepares the place of an entry; what is in the way is reported. True when nothing was. */
  #reported(prepare: () => void): boolean {
    try {
      prepare();
      return true;
    } catch (error) {
      if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
      this.#context.writeError(error.record);
      return false;
    }
  }

  /** Unpacks beside the place; a file or link that is there is replaced itself, never what it leads to. */
  #unpack(entry: ArchiveEntry, index: number, path: string): void {
    const file = onFile(path, () => Replacement.beside(path));
    try {
      this.#archive.extract(index, file.path);
      onFile(path, () => {
        const old = lstatIfThere(path);
        if (old && !old.isSymbolicLink() && isReadOnly(old)) chmodSync(path, old.mode | 0o200);
        const permissions = entry.mode & 0o777;
        file.commit(permissions === 0 ? null : permissions & ~process.umask());
        utimesSync(path, new Date(), new Date(entry.time));
      });
    } catch (error) {
      file.discard();
      throw error;
    }
  }
}

const withSeparator = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

/** The folder that a path leads through last and that is there, with links followed; null when a link on the way leads nowhere. */
function realFolderOf(path: string): string | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      return realpathSync(folder);
    } catch {
      if (isLink(folder)) return null;
    }
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // nothing is there
  }
}
