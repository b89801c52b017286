import type { Value } from '../engine/values/value.js';
import { type Expression, propertyExpression, resolveExpressions } from './expressions.js';
import { chosenExpressions } from './list-generator.js';
import { displayName } from './property-reader.js';
import { expressionOf, type GeneratorContext, type ShapeGenerator } from './shape-generator.js';
import type { WideControl } from './views.js';

/** A wide table of one property of each object: -Property, or the one that names it. */
export function propertyWide(context: GeneratorContext): ShapeGenerator {
  const parameter = context.options.properties?.[0];
  const expressionFor = (object: Value): Expression | null => {
    if (parameter) return resolveExpressions(context.script, object, parameter.source)[0] ?? null;
    const name = displayName(context.script, object);
    return name === null ? (chosenExpressions(context, object)[0] ?? null) : propertyExpression(name);
  };
  return wide(context, expressionFor, parameter?.format, null);
}

/** A wide table as a view defines it. */
export function viewWide(context: GeneratorContext, control: WideControl): ShapeGenerator {
  const expression = expressionOf(control.source);
  return wide(context, () => expression, control.format, control);
}

function wide(
  context: GeneratorContext,
  expressionFor: (object: Value) => Expression | null,
  format: string | undefined,
  control: WideControl | null,
): ShapeGenerator {
  const { options } = context;
  const autoSize = options.autoSize ?? (options.columns === undefined && (control?.autoSize ?? false));
  const columns = options.columns ?? control?.columns ?? 0;
  return {
    shape: { kind: 'wide', columns: autoSize ? 0 : columns },
    autoSize,
    entry: (object) => {
      const expression = expressionFor(object);
      return { kind: 'wide', text: expression ? context.text(expression, object, format) : '', alignment: 'left' };
    },
  };
}
