import { typeNamesOf } from '../engine/values/custom-object.js';
import type { Value } from '../engine/values/value.js';
import { type Expression, propertyExpression, resolveExpressions } from './expressions.js';
import { chosenExpressions } from './list-generator.js';
import { displayName } from './property-reader.js';
import { expressionOf, type GeneratorContext, type ShapeGenerator, selectEntry } from './shape-generator.js';
import type { ViewWideEntry, WideControl } from './views.js';

/** A wide table of one property of each object: -Property, or the one that names it. */
export function propertyWide(context: GeneratorContext): ShapeGenerator {
  const parameter = context.options.properties?.[0];
  const expressionFor = (object: Value): Expression | null => {
    if (parameter) return resolveExpressions(context.script, object, parameter.source)[0] ?? null;
    const name = displayName(context.script, object);
    return name === null ? (chosenExpressions(context, object)[0] ?? null) : propertyExpression(name);
  };
  return wide(
    context,
    (object) => {
      const expression = expressionFor(object);
      return expression && { expression, format: parameter?.format };
    },
    null,
  );
}

/** A wide table as a view defines it. */
export function viewWide(context: GeneratorContext, control: WideControl): ShapeGenerator {
  const entryFor = (object: Value): ViewWideEntry | null =>
    selectEntry(control.entries, typeNamesOf(object), context.script, object);
  const expressions = new Map(control.entries.map((entry) => [entry, expressionOf(entry.source)]));
  return wide(
    context,
    (object) => {
      const entry = entryFor(object);
      return entry ? { expression: expressions.get(entry)!, format: entry.format } : null;
    },
    control,
  );
}

/** What stands for an object in a wide table. */
interface WideItem {
  readonly expression: Expression;
  readonly format: string | undefined;
}

function wide(
  context: GeneratorContext,
  itemFor: (object: Value) => WideItem | null,
  control: WideControl | null,
): ShapeGenerator {
  const { options } = context;
  const autoSize = options.autoSize ?? (options.columns === undefined && (control?.autoSize ?? false));
  const columns = options.columns ?? control?.columns ?? 0;
  return {
    shape: { kind: 'wide', columns: autoSize ? 0 : columns },
    autoSize,
    entry: (object) => {
      const item = itemFor(object);
      return { kind: 'wide', text: item ? context.text(item.expression, object, item.format) : '', alignment: 'left' };
    },
  };
}
