import { readFileSync } from 'node:fs';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import {
  ItemNotFoundException,
  PSInvalidOperationException,
  RuntimeException,
} from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { decodeFile } from '../../../src/engine/types/io/encoding.js';
import { XmlFault } from '../../../src/format/xml-reader.js';

type FileContext = Pick<CmdletContext<unknown>, 'session' | 'writeError' | 'shouldProcess'>;

/** The words of a kind of definition file. */
export interface FileKind {
  /** `.format.ps1xml` or `.types.ps1xml`; any `.ps1xml` will do. */
  readonly action: string;
  readonly missingId:
    | 'FormatPrependPathException'
    | 'TypesPrependPathException'
    | 'FormatAppendPathException'
    | 'TypesAppendPathException';
  readonly faultId: string;
}

/** Reads definition files one after the other; what is wrong with one is reported and the others go on. */
export function readDefinitionFiles(
  context: FileContext,
  paths: readonly string[],
  kind: FileKind,
  take: (text: string) => void,
): void {
  for (const given of paths) {
    const path = context.session.location.resolve(given);
    if (!path.toLowerCase().endsWith('.ps1xml')) {
      const message = `Cannot update the ${kind.action} with file "${path}" because the file does not have the file name extension ".ps1xml".`;
      context.writeError(
        errorRecord({
          exception: newException(PSInvalidOperationException, message),
          id: 'WrongExtension',
          category: 'InvalidArgument',
          target: path,
        }),
      );
      continue;
    }
    if (!context.shouldProcess(path, kind.action)) continue;
    loadOne(context, path, kind, take);
  }
}

function loadOne(context: FileContext, path: string, kind: FileKind, take: (text: string) => void): void {
  let text: string;
  try {
    text = decodeFile(readFileSync(path));
  } catch {
    const exception = newException(ItemNotFoundException, `Cannot find path '${path}' because it does not exist.`);
    context.writeError(errorRecord({ exception, id: kind.missingId, category: 'InvalidOperation', target: path }));
    return;
  }
  try {
    take(text);
  } catch (error) {
    if (!(error instanceof XmlFault) && !(error instanceof TerminatingError)) throw error;
    const message = `There were errors in loading the file: ${path}: ${error.message}`;
    context.writeError(
      errorRecord({
        exception: newException(RuntimeException, message),
        id: kind.faultId,
        category: 'InvalidOperation',
      }),
    );
  }
}
