import { typeNamesOf } from '../engine/values/custom-object.js';
import type { Value } from '../engine/values/value.js';
import { allExpressions, type Expression, propertyExpression } from './expressions.js';
import { type Association, associate, labelOf } from './format-parameters.js';
import { defaultDisplaySet, resolveNames } from './property-reader.js';
import type { EntryContent } from './records.js';
import { expressionOf, type GeneratorContext, type ShapeGenerator, selectEntry } from './shape-generator.js';
import type { ListControl, ViewItem } from './views.js';

/** A list of an object's properties or of those of -Property; names an object lacks are left out. */
export function propertyList(context: GeneratorContext): ShapeGenerator {
  return {
    shape: { kind: 'list' },
    autoSize: false,
    entry: (object) => {
      const associations = linesFor(context, object);
      return {
        kind: 'list',
        labels: associations.map(labelOf),
        values: associations.map(({ expression, parameter }) => context.text(expression, object, parameter?.format)),
      };
    },
  };
}

function linesFor(context: GeneratorContext, object: Value): Association[] {
  const { options, script } = context;
  if (options.properties && options.properties.length > 0)
    return associate(script, object, options.properties, () => null);
  return chosenExpressions(context, object).map((expression) => ({ expression, parameter: null }));
}

/** The properties an object shows when nobody chose any. */
export function chosenExpressions({ script }: GeneratorContext, object: Value): ReturnType<typeof allExpressions> {
  const chosen = defaultDisplaySet(script, object);
  return chosen.length > 0 ? chosen.map(propertyExpression) : allExpressions(script, object);
}

/** A list as a view defines it. */
export function viewList(context: GeneratorContext, control: ListControl): ShapeGenerator {
  const expressions = new Map<ViewItem, ReturnType<typeof expressionOf>>();
  for (const entry of control.entries) for (const item of entry.items) expressions.set(item, expressionOf(item.source));
  return {
    shape: { kind: 'list' },
    autoSize: false,
    entry: (object): EntryContent => {
      const entry = selectEntry(control.entries, typeNamesOf(object), context.script, object);
      const items = (entry?.items ?? []).filter((item) => item.when?.(context.script, object) ?? true);
      return {
        kind: 'list',
        labels: items.map((item) => item.label ?? nameOn(context, object, expressions.get(item)!)),
        values: items.map((item) => context.text(expressions.get(item)!, object, item.format)),
      };
    },
  };
}

/** The name of an item without a label: as the object spells it where it has such a property. */
function nameOn({ script }: GeneratorContext, object: Value, { label, propertyName }: Expression): string {
  return propertyName === null ? label : (resolveNames(script, object, propertyName)[0] ?? label);
}
