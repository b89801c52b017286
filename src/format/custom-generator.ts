import { typeNamesOf } from '../engine/values/custom-object.js';
import { typeOf } from '../engine/values/type-of.js';
import type { Value } from '../engine/values/value.js';
import { outcomeOf } from './expressions.js';
import { type Association, associate } from './format-parameters.js';
import { chosenExpressions } from './list-generator.js';
import type { CustomPart } from './records.js';
import { isScalar } from './scalar-types.js';
import { expressionOf, type GeneratorContext, type ShapeGenerator, selectEntry } from './shape-generator.js';
import { listItems, valueText } from './value-text.js';
import type { CustomControl, CustomItem } from './views.js';

const lineEnd: CustomPart = { kind: 'line' };
const usualDepth = 5;
const indentation = 2;

/** `class Name { … }` of an object's properties, nested objects opened up to -Depth. */
export function propertyCustom(context: GeneratorContext): ShapeGenerator {
  const browser = new ObjectBrowser(context);
  return {
    shape: { kind: 'custom' },
    autoSize: false,
    entry: (object) => ({ kind: 'custom', parts: browser.partsOf(object) }),
  };
}

/** Free text as a view defines it. */
export function viewCustom(context: GeneratorContext, control: CustomControl): ShapeGenerator {
  return {
    shape: { kind: 'custom' },
    autoSize: false,
    entry: (object) => ({ kind: 'custom', parts: controlParts(context, control, object) }),
  };
}

/** The parts a free-text control makes of an object. */
export function controlParts(context: GeneratorContext, control: CustomControl, object: Value): CustomPart[] {
  const entry = selectEntry(control.entries, typeNamesOf(object), context.script, object);
  return entry ? itemParts(context, entry.items, object) : [];
}

function itemParts(context: GeneratorContext, items: readonly CustomItem[], object: Value): CustomPart[] {
  return items.flatMap((item): CustomPart[] => {
    switch (item.kind) {
      case 'text':
        return [{ kind: 'text', text: item.text }];
      case 'line':
        return Array.from({ length: item.count ?? 1 }, () => lineEnd);
      case 'frame':
        return [{ ...item, parts: itemParts(context, item.items, object) }];
      default:
        return valueParts(context, item, object);
    }
  });
}

function valueParts(
  context: GeneratorContext,
  item: Extract<CustomItem, { kind: 'value' }>,
  object: Value,
): CustomPart[] {
  if (item.when && !item.when(context.script, object)) return [];
  let value: Value = object;
  if (item.source) {
    const expression = expressionOf(item.source);
    const outcome = outcomeOf(context.script, expression, object);
    if (outcome !== null && 'error' in outcome) context.failed(expression, outcome.error, object);
    if (outcome === null || 'error' in outcome) return [];
    value = outcome.value;
  }
  if (value === null || value === undefined) return [];
  const one = (each: Value): CustomPart[] =>
    item.control
      ? controlParts(context, item.control(), each)
      : [{ kind: 'text', text: valueText(context.script, each, { limit: context.limit, format: item.format }) }];
  const items = item.enumerate ? listItems(value) : null;
  return items ? [...items].flatMap(one) : one(value);
}

/** Opens objects for Format-Custom where no view says how. */
class ObjectBrowser {
  readonly #context: GeneratorContext;
  readonly #depth: number;

  constructor(context: GeneratorContext) {
    this.#context = context;
    this.#depth = context.options.depth ?? usualDepth;
  }

  partsOf(object: Value): CustomPart[] {
    if (isScalar(object)) return this.#leaf(object);
    const items = listItems(object);
    return items ? this.#list(items, 0, this.#depth) : this.#object(object, 0, this.#depth, true);
  }

  #object(object: Value, level: number, depth: number, isTop: boolean): CustomPart[] {
    const properties = this.#properties(object, isTop);
    const parts = properties.flatMap((property) => this.#property(property, object, level, depth));
    return [text(`class ${this.#className(object)}`), lineEnd, text('{'), lineEnd, frame(parts), text('}'), lineEnd];
  }

  #className(object: Value): string {
    const name = typeNamesOf(object)[0] ?? typeOf(object).fullName;
    return name.slice(name.lastIndexOf('.') + 1);
  }

  #properties(object: Value, isTop: boolean): Association[] {
    const { options, script } = this.#context;
    if (isTop && options.properties && options.properties.length > 0)
      return associate(script, object, options.properties, () => null);
    return chosenExpressions(this.#context, object).map((expression) => ({ expression, parameter: null }));
  }

  #property({ expression, parameter }: Association, object: Value, level: number, depth: number): CustomPart[] {
    const head = text(`${expression.label} = `);
    const outcome = outcomeOf(this.#context.script, expression, object);
    if (outcome === null) return [head, ...this.#leaf(null)];
    if ('error' in outcome) return [head, ...this.#leaf(this.#context.failed(expression, outcome.error, object))];
    const { value } = outcome;
    const limit = parameter?.depth ?? depth;
    const items = value === null ? null : listItems(value);
    if (items) return [head, lineEnd, frame(this.#list(items, level + 1, limit))];
    if (this.#isLeaf(value, level, limit)) return [head, ...this.#leaf(value)];
    return [head, lineEnd, frame(this.#object(value, level + 1, limit, false))];
  }

  #isLeaf(value: Value, level: number, depth: number): boolean {
    return value === null || value === undefined || level >= depth || isScalar(value);
  }

  #list(items: Iterable<Value>, level: number, depth: number): CustomPart[] {
    const parts: CustomPart[] = [];
    let count = 0;
    for (const item of items) {
      if (count++ === this.#context.limit) {
        parts.push(...this.#leaf('…'));
        break;
      }
      if (this.#isLeaf(item, level, depth)) parts.push(...this.#leaf(item));
      else parts.push(...this.#nested(item, level, depth));
    }
    return [text('['), lineEnd, frame(parts), text(']'), lineEnd, lineEnd];
  }

  #nested(item: Value, level: number, depth: number): CustomPart[] {
    const items = listItems(item);
    return items ? [lineEnd, frame(this.#list(items, level + 1, depth))] : this.#object(item, level + 1, depth, false);
  }

  #leaf(value: Value): CustomPart[] {
    return [text(valueText(this.#context.script, value, { limit: this.#context.limit })), lineEnd];
  }
}

function text(content: string): CustomPart {
  return { kind: 'text', text: content };
}

function frame(parts: readonly CustomPart[]): CustomPart {
  return { kind: 'frame', indent: indentation, right: 0, first: 0, parts };
}
