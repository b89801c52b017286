import { arrayTypeText, scalarObjectText, toText, toTextCulture } from '../../../src/engine/convert/text.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { isEnumerable } from '../../../src/engine/values/arrays.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { getProperty, propertiesOf } from '../../../src/engine/values/members.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

/** A column of an HTML table, or a line of an HTML list. */
export interface HtmlColumn {
  readonly label: string;
  /** Attributes of its `col` element. */
  readonly attributes: string;
  readonly value: (object: Value) => Value;
}

/** The columns that -Property names for an object; all its properties without it. */
export function htmlColumns(ctx: ScriptContext, properties: readonly Value[] | undefined, object: Value): HtmlColumn[] {
  const names = propertiesOf(object)
    .filter((one) => !one.isHidden)
    .map((one) => one.name);
  if (!properties) return names.map((name) => plainColumn(ctx, name));
  return properties.flatMap((property) => {
    const plain = unwrap(property);
    if (plain instanceof DictionaryBase) return [calculatedColumn(ctx, plain)];
    if (plain instanceof ScriptBlock) return [{ label: plain.text, attributes: '', value: blockValue(ctx, plain) }];
    const text = toText(ctx, plain);
    if (!WildcardPattern.hasWildcards(text)) return [plainColumn(ctx, text)];
    const pattern = new WildcardPattern(text);
    return names.filter((name) => pattern.matches(name)).map((name) => plainColumn(ctx, name));
  });
}

function plainColumn(ctx: ScriptContext, name: string, label = name, attributes = ''): HtmlColumn {
  return { label, attributes, value: (object) => getProperty(ctx, object, name) };
}

const blockValue =
  (ctx: ScriptContext, block: ScriptBlock) =>
  (object: Value): Value => {
    const value = ctx.invokeBlock(block, [], object);
    return value === undefined ? null : value;
  };

/** `@{ Label; Expression; Width; Alignment }`: keys may be shortened. */
function calculatedColumn(ctx: ScriptContext, table: DictionaryBase): HtmlColumn {
  const found: Record<string, Value> = {};
  for (const { key, value } of table.entries()) {
    const name = toText(ctx, key).toLowerCase();
    const full =
      name === 'n' || 'name'.startsWith(name)
        ? 'label'
        : ['expression', 'label', 'width', 'alignment'].find((one) => one.startsWith(name));
    if (full) found[full] = value;
  }
  const expression = found['expression'];
  let attributes = '';
  if (found['width'] !== undefined) attributes += ` width = "${toText(ctx, found['width'])}"`;
  if (found['alignment'] !== undefined) attributes += ` align = "${toText(ctx, found['alignment'])}"`;
  if (expression instanceof ScriptBlock) {
    const label = found['label'] === undefined ? expression.text : toText(ctx, found['label']);
    return { label, attributes, value: blockValue(ctx, expression) };
  }
  const name = toText(ctx, expression);
  return plainColumn(ctx, name, found['label'] === undefined ? name : toText(ctx, found['label']), attributes);
}

/** The text of a value in a cell: `.ToString()`; nothing for null. */
export function htmlText(ctx: ScriptContext, value: Value): string {
  const plain = unwrap(value);
  if (isNullish(plain)) return '';
  if (Array.isArray(plain)) return arrayTypeText(plain);
  if (typeof plain === 'object' && isEnumerable(plain)) return scalarObjectText(ctx, plain, false);
  return toTextCulture(ctx, plain);
}
