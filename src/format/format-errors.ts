import type { ErrorCategory } from '../engine/errors/categories.js';
import { InvalidOperationException, NotSupportedException } from '../engine/errors/exception-types.js';
import { type ExceptionType, newException } from '../engine/errors/exceptions.js';
import { engineError, type TerminatingError } from '../engine/errors/terminating.js';
import type { ShapeKind, View } from './views.js';

/** An error of a Format-* parameter: id without the command, category InvalidArgument. */
export function parameterError(id: string, message: string): TerminatingError {
  return formatError(NotSupportedException, id, 'InvalidArgument', message);
}

/** An error that ends formatting or rendering. */
function formatError(type: ExceptionType, id: string, category: ErrorCategory, message: string): TerminatingError {
  return engineError(newException(type, message), id, category, null);
}

const shapeNames = { table: 'Table', list: 'List', wide: 'Wide', custom: 'Custom' } as const;

/** -View names a view that the type does not have. */
export function viewNotFound(
  name: string,
  shape: ShapeKind,
  typeName: string,
  existing: readonly View[],
): TerminatingError {
  const kind = shapeNames[shape];
  const same = existing.filter((view) => view.control.kind === shape && !view.outOfBand).map((view) => view.name);
  const others = existing.filter(
    (view) => view.control.kind !== shape && view.name.toLowerCase() === name.toLowerCase(),
  );
  const hint =
    same.length > 0
      ? `Specify one of the following ${kind} views and try again: ${same.join(', ')}.`
      : others.length > 0
        ? `There are ${others.map((view) => shapeNames[view.control.kind]).join(', ')} views of that name for ${typeName} objects.`
        : `There are no existing ${kind} views for ${typeName} objects.`;
  return formatError(
    InvalidOperationException,
    'FormatViewNotFound',
    'ObjectNotFound',
    `The view name ${name} cannot be found. ${hint}`,
  );
}

/** A record came where the document does not expect it (`ft | sort`, a record taken out of a table). */
export function recordOutOfSequence(typeName: string): TerminatingError {
  return formatError(
    InvalidOperationException,
    'ConsoleLineOutputOutOfSequencePacket',
    'InvalidData',
    `The object of type "${typeName}" is not valid or not in the correct sequence. This is likely caused by a user-specified "format-*" command which is conflicting with the default formatting.`,
  );
}
