import { toTextCulture } from '../engine/convert/text.js';
import { ErrorRecord } from '../engine/errors/error-record.js';
import type { TerminatingError } from '../engine/errors/terminating.js';
import { errorViewText } from '../engine/errors/view.js';
import { DebugRecord, InformationalRecord, VerboseRecord, WarningRecord } from '../engine/pipeline/stream-records.js';
import { isBareObject, typeNamesOf, unwrap } from '../engine/values/custom-object.js';
import type { Value } from '../engine/values/value.js';
import { controlParts } from './custom-generator.js';
import type { Expression } from './expressions.js';
import type { FormatContext } from './format-context.js';
import type { LineStream } from './line-output.js';
import { propertyList, viewList } from './list-generator.js';
import { allNames } from './property-reader.js';
import { Entry, type EntryContent } from './records.js';
import { isScalar } from './scalar-types.js';
import { GeneratorContext } from './shape-generator.js';

/**
 * The entry of an object that stands outside the document's shape (reference/powershell-formatting.md §2.1): scalars, types with
 * an out-of-band view, objects without properties. With `asList` any other object becomes a list of its properties. Null: none of these.
 */
export function outOfBandEntry(
  format: FormatContext,
  object: Value,
  stream: LineStream,
  limit: number,
  asList: boolean,
): Entry | null {
  if (typeof object === 'string') return new Entry({ kind: 'raw', text: object }, true, stream);
  if (typeof object !== 'object' || object === null)
    return new Entry({ kind: 'raw', text: toTextCulture(format.script, object) }, true, stream);
  if (object instanceof ErrorRecord && typeNamesOf(object)[0] === errorType)
    return errorEntry(format, object, object.onErrorStream ? 'error' : stream);
  if (object instanceof InformationalRecord)
    return new Entry({ kind: 'raw', text: object.message }, true, recordStream(object, stream));
  const view = format.views.find(typeNamesOf(object), null, null, true);
  if (view) {
    const context = new GeneratorContext(format, { shape: null }, view, limit);
    const { control } = view;
    const content: EntryContent =
      control.kind === 'custom'
        ? { kind: 'custom', parts: controlParts(context, control, object) }
        : control.kind === 'list'
          ? viewList(context, control).entry(object)
          : propertyList(context).entry(object);
    return new Entry(content, true, stream);
  }
  if (isScalar(object) || (!isBareObject(object) && allNames(format.script, object).length === 0)) {
    return new Entry({ kind: 'raw', text: toTextCulture(format.script, unwrap(object)) }, true, stream);
  }
  if (!asList) return null;
  return new Entry(
    propertyList(new GeneratorContext(format, { shape: null }, null, limit)).entry(object),
    true,
    stream,
  );
}

const errorType = 'System.Management.Automation.ErrorRecord';

/** An error in the view that `$ErrorView` names. */
function errorEntry(format: FormatContext, record: ErrorRecord, stream: LineStream): Entry {
  const text = errorViewText(record, format.errorView());
  return new Entry({ kind: 'custom', parts: [{ kind: 'text', text }] }, true, stream);
}

/** Records that come through the output show where they are from. */
function recordStream(record: InformationalRecord, stream: LineStream): LineStream {
  if (stream !== 'output') return stream;
  if (record instanceof WarningRecord) return 'warning';
  if (record instanceof VerboseRecord) return 'verbose';
  return record instanceof DebugRecord ? 'debug' : stream;
}

/** What -ShowError says behind an entry whose expression failed. */
export function failureEntry(
  format: FormatContext,
  failure: { readonly expression: Expression; readonly error: TerminatingError; readonly object: Value },
): Entry {
  const message = `Failed to evaluate expression "${failure.expression.label}".`;
  const { formatting } = format.style;
  return new Entry({ kind: 'raw', text: `${formatting.error}InvalidArgument: ${formatting.error}${message}` }, true);
}
