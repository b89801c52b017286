import type { ErrorCategory } from '../../../src/engine/errors/categories.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { FormatException, InvalidOperationException, IOException } from '../../../src/engine/errors/exception-types.js';
import { defineException, newException } from '../../../src/engine/errors/exceptions.js';
import type { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { fileFault } from '../../../src/engine/types/io/faults.js';
import type { ServiceFailure } from '../network/service-call.js';

const FileFormatException = defineException('System.IO.FileFormatException', FormatException);

// Texts and ids are those of Microsoft.PowerShell.Archive 1.2.5.

function refusal(
  id: string,
  message: string,
  target: string,
  category: ErrorCategory = 'InvalidArgument',
): ErrorRecord {
  return errorRecord({ exception: newException(IOException, message), id, category, target });
}

const notThere = (path: string): string =>
  `The path '${path}' either does not exist or is not a valid file system path.`;

/** A path of a parameter leads nowhere; `reason` says why it could not be resolved. */
export function unresolvedPath(path: string, { exception }: TerminatingError): ErrorRecord {
  return errorRecord({
    exception: newException(InvalidOperationException, notThere(path), exception),
    id: 'ArchiveCmdletPathNotFound',
    category: 'InvalidArgument',
    target: path,
  });
}

/** Something is there, but in no file system, or no file. */
export function noFilePath(path: string): ErrorRecord {
  return refusal('PathNotFound', notThere(path), path);
}

/** The destination of an archive's content is something else than a folder. */
export function noFolderPath(path: string): ErrorRecord {
  return refusal('InvalidDirectoryPath', `The path '${path}' is not a valid file system directory path.`, path);
}

/** The archive's path ends in no file name. */
export function noArchiveName(path: string): ErrorRecord {
  const message = `The destination path '${path}' does not contain a valid archive file name.`;
  return refusal('InvalidArchiveFilePath', message, path);
}

/** A wildcard matches several places where one is meant. */
export function ambiguousArchive(path: string, parameter: string): ErrorRecord {
  const message = `The archive file path '${path}' specified as input to the ${parameter} parameter is resolving to multiple file system paths. Provide a unique path to the ${parameter} parameter where the archive file has to be created.`;
  return refusal('InvalidArchiveFilePath', message, path);
}

/** As `ambiguousArchive`, of the folder to unpack into. */
export function ambiguousFolder(path: string): ErrorRecord {
  const message = `The directory path '${path}' specified as input to the DestinationPath parameter is resolving to multiple file system paths. Provide a unique path to the Destination parameter where the archive file contents have to be expanded.`;
  return refusal('InvalidDestinationPath', message, path);
}

/** An archive would be overwritten, and neither -Update nor -Force was given. */
export function archiveExists(path: string): ErrorRecord {
  const message = `The archive file ${path} already exists. Use the -Update parameter to update the existing archive file or use the -Force parameter to overwrite the existing archive file.`;
  return refusal('ArchiveFileExists', message, path);
}

/** -Update of an archive that is read-only. */
export function archiveIsReadOnly(path: string): ErrorRecord {
  const message = `The attributes of the archive file ${path} is set to 'ReadOnly' hence it cannot be updated. If you intend to update the existing archive file, remove the 'ReadOnly' attribute on the archive file else use -Force parameter to override and create a new archive file.`;
  return refusal('ArchiveFileIsReadOnly', message, path, 'InvalidOperation');
}

/** A source was named twice by `parameterSet`: Path or LiteralPath. */
export function duplicatePath(path: string, parameterSet: string): ErrorRecord {
  const message = `The input to ${parameterSet} parameter contains a duplicate path '${path}'. Provide a unique set of paths as input to ${parameterSet} parameter.`;
  return refusal('DuplicatePathFound', message, path);
}

/** An entry would be written over a file. */
export function fileExists(path: string, archive: string): ErrorRecord {
  const message = `Failed to create file '${path}' while expanding the archive file '${archive}' contents as the file '${path}' already exists. Use the -Force parameter if you want to overwrite the existing directory '${path}' contents when expanding the archive file.`;
  return refusal('ExpandArchiveFileExists', message, path, 'InvalidOperation');
}

/** An entry whose name leads out of the destination, or that no file system can hold. */
export function badEntry(name: string): ErrorRecord {
  const message = `Can not process invalid archive entry '${name}'.`;
  return refusal('BadArchiveEntry', message, name, 'InvalidData');
}

/** A file that cannot be added; the archive goes on without it. */
export function unreadableSource(path: string, failure: ServiceFailure): ErrorRecord {
  const { exception } = faultOf(failure, path);
  return errorRecord({
    exception,
    id: 'CompressArchiveUnauthorizedAccessError',
    category: 'PermissionDenied',
    target: path,
  });
}

/** The archive itself cannot be read or written. */
export function archiveFault(failure: ServiceFailure, path: string): ErrorRecord {
  if (failure.code !== 'not a zip')
    return errorRecord({
      exception: faultOf(failure, path).exception,
      id: 'ArchiveIOError',
      category: 'WriteError',
      target: path,
    });
  const message = `File '${path}' does not appear to be a valid zip archive.`;
  const exception = newException(FileFormatException, message, newException(IOException, failure.message));
  return errorRecord({ exception, id: message, category: 'OperationStopped', target: path });
}

const reasons: Readonly<Record<string, string>> = {
  encrypted:
    'it is encrypted, and Expand-Archive takes no password. Unpack it with a program that does, for example 7-Zip',
  method:
    'it is packed by a method that .NET does not know, either. Unpack it with a program that does, for example 7-Zip',
  damaged: 'its content is damaged. Get the archive once more from where it came',
};

/** One entry cannot be unpacked, or not be written to `path`. */
export function entryFault(failure: ServiceFailure, name: string, path: string): ErrorRecord {
  const reason = reasons[failure.code];
  if (reason === undefined)
    return errorRecord({
      exception: faultOf(failure, path).exception,
      id: 'ExpandArchiveIOError',
      category: 'WriteError',
      target: name,
    });
  const message = `The archive entry '${name}' can not be expanded: ${reason} (${failure.message.replace(/\.$/, '')}).`;
  return refusal('InvalidArchiveEntry', message, name, 'InvalidData');
}

/** .NET's exception for what the file system said to the service. */
function faultOf(failure: ServiceFailure, path: string): TerminatingError {
  return fileFault(Object.assign(new Error(failure.message), { code: failure.code }), path);
}
