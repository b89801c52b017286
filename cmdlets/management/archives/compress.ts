import { basename, dirname, join, parse } from 'node:path';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { fileFault, onFile } from '../../../src/engine/types/io/faults.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import { isReadOnly, Replacement, writeTarget } from '../../../src/files/replacement.js';
import { ServiceFailure } from '../network/service-call.js';
import {
  ambiguousArchive,
  archiveExists,
  archiveFault,
  archiveIsReadOnly,
  duplicatePath,
  entryFault,
  noArchiveName,
  noFilePath,
  unreadableSource,
} from './archive-errors.js';
import { resolvedPaths } from './archive-paths.js';
import { ArchiveProgress } from './archive-progress.js';
import { NewArchive, OpenArchive } from './archive-service.js';
import { type Source, sourcesOf } from './source-files.js';

/** What Compress-Archive is given. */
export interface CompressParameters {
  readonly DestinationPath: string;
  readonly CompressionLevel: string;
  readonly Update: boolean;
  readonly Force: boolean;
}

type CompressContext = CmdletContext<CompressParameters>;

/** The archive's absolute path. Ends the cmdlet when there can or must be no archive. */
export function archivePath(context: CompressContext): string {
  const { DestinationPath: given, Update, Force } = context.parameters;
  const whole = context.session.location.resolve(given);
  if (parse(whole).root === whole) context.throwTerminating(noArchiveName(whole));
  const name = /[\\/]$/.test(given) ? '' : basename(whole);
  const folders = resolvedPaths(context, name === '' ? whole : dirname(whole), false);
  if (folders.length > 1) context.throwTerminating(ambiguousArchive(given, 'DestinationPath'));
  const folder = folders[0] ?? context.throwTerminating(noFilePath(dirname(whole)));
  const typed = join(folder, name);
  const path = /\.[^.]+$/.test(name) ? typed : join(folder, `${name}.zip`);
  if (path !== typed)
    context.verbose(
      `The archive file path '${typed}' supplied to the DestinationPath parameter does not include .zip extension. Hence .zip is appended to the supplied DestinationPath path and the archive file would be created at '${path}'.`,
    );
  const old = statIfThere(path);
  if (old?.isDirectory()) throw fileFault(Object.assign(new Error('is a directory'), { code: 'EISDIR' }), path);
  if (old && !Update && !Force) context.throwTerminating(archiveExists(path));
  if (old && Update && isReadOnly(old)) context.throwTerminating(archiveIsReadOnly(path));
  return path;
}

/** Absolute paths of what goes into the archive. Ends the cmdlet when one is named twice or is not there. */
export function inputPaths(context: CompressContext, given: readonly string[], literal: boolean): string[] {
  const seen = new Set<string>();
  for (const path of given) {
    const key = path.toUpperCase();
    if (seen.has(key)) context.throwTerminating(duplicatePath(path, context.parameterSet));
    seen.add(key);
  }
  return given.flatMap((path) => resolvedPaths(context, path, literal));
}

/**
 * Writes the archive beside its place and puts it there when it is complete: an archive that was there stays until then, also when there
 * turns out to be nothing to add (the original deletes it). True when there is an archive to show.
 */
export function compress(context: CompressContext, paths: readonly string[], path: string): boolean {
  const { Update } = context.parameters;
  const old = Update && statIfThere(path) ? openOld(context, path) : null;
  try {
    // An archive that is replaced is no source of itself; one that is updated is reported as a source in use.
    const sources = sourcesOf(context, paths, Update ? null : path);
    const made = sources.length > 0 && written(context, path, sources, old);
    if (!made) context.verbose(`The partially created archive file '${path}' is deleted as it is not usable.`);
    return made;
  } finally {
    old?.close();
  }
}

function openOld(context: CompressContext, path: string): OpenArchive {
  try {
    return new OpenArchive(context.host, path);
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return context.throwTerminating(archiveFault(error, path));
  }
}

/** False when not one source could be added. */
function written(context: CompressContext, path: string, sources: readonly Source[], old: OpenArchive | null): boolean {
  const replacement = onFile(path, () => Replacement.open(writeTarget(path, true)) ?? Replacement.beside(path));
  const progress = new ArchiveProgress(context, 'Compress-Archive', path, sources.length);
  let archive: NewArchive | null = null;
  let isWritten = false;
  try {
    archive = new NewArchive(context.host, replacement.path, context.parameters.CompressionLevel);
    if (old) copyOld(context, path, archive, old, sources);
    const added = sources.filter((source) => {
      const done = add(context, path, archive!, source);
      progress.step();
      return done;
    });
    if (added.length > 0) {
      archive.finish();
      onFile(path, () => replacement.commit());
      isWritten = true;
    }
    return isWritten;
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return context.throwTerminating(archiveFault(error, path));
  } finally {
    archive?.close();
    if (!isWritten) replacement.discard();
    progress.end();
  }
}

/** The entries of the old archive that no source replaces. */
function copyOld(
  context: CompressContext,
  path: string,
  archive: NewArchive,
  old: OpenArchive,
  sources: readonly Source[],
): void {
  const replaced = new Set(sources.map(({ name }) => name.toLowerCase()));
  old.entries.forEach(({ name }, index) => {
    if (replaced.has(name.toLowerCase())) return;
    try {
      archive.copy(old, index);
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      context.throwTerminating(entryFault(error, name, path));
    }
  });
}

const firstYear = 1980;

/** False when the source cannot be read: that is reported. */
function add(context: CompressContext, archivePath: string, archive: NewArchive, source: Source): boolean {
  const { path, name } = source;
  try {
    if (path === archivePath) throw new ServiceFailure('The archive is in use.', 'EBUSY');
    archive.add(name, storedTime(context, source), path);
  } catch (error) {
    if (!(error instanceof ServiceFailure) || path === null || !ofSource.has(error.code)) throw error;
    context.writeError(unreadableSource(path, error));
    return false;
  }
  context.verbose(`Adding '${path ?? name}'.`);
  return true;
}

/** What opening a source fails with; after any other error the archive cannot go on. */
const ofSource = new Set([
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EBUSY',
  'ELOOP',
  'ENXIO',
  'ENOTSUP',
  'EMFILE',
]);

function storedTime(context: CompressContext, { path, time }: Source): number {
  if (path === null || time.getFullYear() >= firstYear) return time.getTime();
  context.warning(
    `'${path}' has LastWriteTime earlier than 1980. Compress-Archive will store any files with LastWriteTime values earlier than 1980 as 1/1/1980 00:00.`,
  );
  return new Date(firstYear, 0, 1).getTime();
}
