import type { ErrorCategory } from '../../../src/engine/errors/categories.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { enumerate, isEnumerable } from '../../../src/engine/values/arrays.js';
import {
  CustomObject,
  customObjectTypeNames,
  ownTypeNames,
  unwrap,
  WrappedValue,
} from '../../../src/engine/values/custom-object.js';
import { emptyShape, MemberSet, putMember, type Shape } from '../../../src/engine/values/member-set.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';
import { outcomeOf, propertyExpression, resolveExpressions } from '../../../src/format/expressions.js';
import type { CalculatedProperty } from '../../../src/format/parameter-keys.js';
import { findInfo, resolveNames } from '../../../src/format/property-reader.js';

/** What selecting needs of the running cmdlet. */
export interface SelectionOutput {
  readonly script: ScriptContext;
  writeError(record: ErrorRecord): void;
  /** An error that is only kept in `$Error`. */
  noteError(error: TerminatingError): void;
}

/** One property of a result. */
type Note = readonly [name: string, value: Value];

/** Makes the results of -Property and -ExpandProperty. */
export class Selection {
  readonly #output: SelectionOutput;
  readonly #properties: readonly CalculatedProperty[];
  readonly #excluded: readonly WildcardPattern[];
  readonly #expand: string | null;

  constructor(
    output: SelectionOutput,
    properties: readonly CalculatedProperty[],
    excluded: readonly string[],
    expand: string | null,
  ) {
    this.#output = output;
    this.#properties = properties;
    this.#excluded = excluded.map((pattern) => new WildcardPattern(pattern));
    this.#expand = expand;
  }

  /** The objects that stand for an input object, each with how many properties were put on it. */
  *results(object: Value): Iterable<{ readonly value: Value; readonly notes: number }> {
    const notes: Note[] = [];
    for (const property of this.#properties) this.#addNotes(property, object, notes);
    if (this.#expand !== null) yield* this.#expanded(object, this.#expand, notes);
    else yield { value: this.#custom(object, notes), notes: notes.length };
  }

  #addNotes(property: CalculatedProperty, object: Value, notes: Note[]): void {
    const { script } = this.#output;
    const { source, label } = property;
    const found = resolveExpressions(script, object, source);
    const chosen = found.filter((expression) => !this.#isExcluded(expression.propertyName));
    if (chosen.length === 0 && typeof source === 'string' && !WildcardPattern.hasWildcards(source)) {
      if (!this.#isExcluded(source)) notes.push([label ?? source, null]);
      return;
    }
    if (label && chosen.length > 1) {
      this.#output.writeError(renamingSeveral(object));
      return;
    }
    for (const expression of chosen) {
      const name = label || expression.label;
      if (name === '') throw recordError(namelessBlock());
      notes.push([name, this.#valueOf(expression, object)]);
    }
  }

  #valueOf(expression: ReturnType<typeof propertyExpression>, object: Value): Value {
    const outcome = outcomeOf(this.#output.script, expression, object);
    if (outcome === null) return null;
    if ('value' in outcome) return outcome.value ?? null;
    this.#output.noteError(outcome.error);
    return null;
  }

  #isExcluded(name: string | null): boolean {
    return name !== null && this.#excluded.some((pattern) => pattern.matches(name));
  }

  #custom(object: Value, notes: readonly Note[]): CustomObject {
    let shape: Shape = emptyShape;
    const slots: Value[] = [];
    const names = new Set<string>();
    for (const [name, value] of notes) {
      const key = name.toLowerCase();
      if (names.has(key)) {
        this.#output.writeError(alreadyExists(name, object, 'AlreadyExistingUserSpecifiedPropertyNoExpand'));
        continue;
      }
      names.add(key);
      shape = shape.with(name);
      slots.push(value);
    }
    return new CustomObject(shape, slots, [selectedName(object), ...customObjectTypeNames]);
  }

  *#expanded(
    object: Value,
    pattern: string,
    notes: readonly Note[],
  ): Iterable<{ readonly value: Value; readonly notes: number }> {
    const names = resolveNames(this.#output.script, object, pattern);
    if (names.length !== 1) {
      this.#output.writeError(names.length === 0 ? expandNotFound(pattern, object) : expandSeveral(object));
      return;
    }
    const outcome = outcomeOf(this.#output.script, propertyExpression(names[0]!), object);
    if (outcome === null) return;
    if ('error' in outcome) {
      this.#output.writeError(
        errorRecord({
          exception: outcome.error.exception,
          id: 'PropertyEvaluationExpand',
          category: 'InvalidResult',
          target: object,
        }),
      );
      return;
    }
    const { value } = outcome;
    if (isNullish(value)) return;
    for (const item of isEnumerable(unwrap(value)) ? enumerate(unwrap(value)) : [value]) {
      if (isNullish(item)) continue;
      const result = this.#withNotes(item, object, notes);
      yield { value: stamped(result, object, notes.length > 0), notes: notes.length };
    }
  }

  #withNotes(item: Value, object: Value, notes: readonly Note[]): Value {
    if (notes.length === 0) return item;
    const carrier = item instanceof NetObject ? item : new WrappedValue(item);
    const members = carrier instanceof CustomObject ? carrier : (carrier.members ??= new MemberSet());
    for (const [name, value] of notes) {
      if (findInfo(this.#output.script, item, name.toLowerCase()) !== undefined) {
        this.#output.writeError(alreadyExists(name, object, 'AlreadyExistingUserSpecifiedPropertyExpand'));
      } else putMember(members, name, 'NoteProperty', value);
    }
    return carrier;
  }
}

/** The type name that a selected object gets: `Selected.` and the type it came from. */
function selectedName(object: Value): string {
  return `Selected.${typeOf(unwrap(object)).fullName}`;
}

/** A custom object that goes through as it is carries from then on where it came from: always, or when it does not yet. */
export function stamped(value: Value, source: Value, always: boolean): Value {
  if (!(value instanceof CustomObject)) return value;
  const names = ownTypeNames(value);
  const name = selectedName(source);
  const lower = name.toLowerCase();
  if (always || !names.some((other) => other.toLowerCase() === lower)) names.unshift(name);
  return value;
}

/** An error about an input object: cmdlets see it wrapped. */
function inputError(message: string, id: string, category: ErrorCategory, target: Value): ErrorRecord {
  const record = errorRecord({ exception: newException(PSArgumentException, message), id, category, target });
  record.categoryInfo.targetType = 'PSObject';
  return record;
}

function alreadyExists(name: string, target: Value, id: string): ErrorRecord {
  const message = `The property cannot be processed because the property "${name}" already exists.`;
  return inputError(message, id, 'InvalidOperation', target);
}

function renamingSeveral(target: Value): ErrorRecord {
  const exception = newException(InvalidOperationException, 'Cannot rename multiple results.');
  const record = errorRecord({ exception, id: 'RenamingMultipleResults', category: 'InvalidOperation', target });
  record.categoryInfo.targetType = 'PSObject';
  return record;
}

function namelessBlock(): ErrorRecord {
  const message = 'A property is an empty script block and does not provide a name.';
  const exception = newException(PSArgumentException, message);
  return errorRecord({ exception, id: 'EmptyScriptBlockAndNoName', category: 'InvalidArgument' });
}

function expandNotFound(name: string, target: Value): ErrorRecord {
  return inputError(`Property "${name}" cannot be found.`, 'ExpandPropertyNotFound', 'InvalidArgument', target);
}

function expandSeveral(target: Value): ErrorRecord {
  return inputError('Multiple properties cannot be expanded.', 'MutlipleExpandProperties', 'InvalidArgument', target);
}
