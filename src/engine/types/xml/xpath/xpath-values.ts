import type { XmlNode } from '../nodes.js';

/** What an expression yields. Nodes are in document order. */
export type XPathValue = readonly XmlNode[] | string | number | boolean;

/** The string value of a node. */
export function stringOf(node: XmlNode): string {
  return node.kind === 'Document' || node.kind === 'Element' ? node.allText : (node.value ?? '');
}

/** The `string()` of a value (XPath 1.0 §4.2). */
export function toText(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value);
  return value.length === 0 ? '' : stringOf(value[0]!);
}

/** The `number()` of a value (XPath 1.0 §4.4). */
export function toNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(value).trim();
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

/** The `boolean()` of a value (XPath 1.0 §4.3). */
export function toBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

/** The operators that compare. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Compares as XPath 1.0 §3.4: a node-set compares true when one of its nodes does. */
export function compare(operator: Comparison, left: XPathValue, right: XPathValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    const texts = (right as readonly XmlNode[]).map(stringOf);
    return (left as readonly XmlNode[]).some((node) => texts.some((text) => scalars(operator, stringOf(node), text)));
  }
  if (Array.isArray(left)) return withNodes(operator, left as readonly XmlNode[], right, false);
  if (Array.isArray(right)) return withNodes(operator, right as readonly XmlNode[], left, true);
  return scalars(operator, left as string | number | boolean, right as string | number | boolean);
}

function withNodes(operator: Comparison, nodes: readonly XmlNode[], other: XPathValue, swapped: boolean): boolean {
  const scalar = other as string | number | boolean;
  const test = (value: string | number | boolean): boolean =>
    swapped ? scalars(operator, scalar, value) : scalars(operator, value, scalar);
  if (typeof scalar === 'boolean') return test(nodes.length > 0);
  return nodes.some((node) => test(typeof scalar === 'number' ? toNumber(stringOf(node)) : stringOf(node)));
}

function scalars(operator: Comparison, left: string | number | boolean, right: string | number | boolean): boolean {
  if (operator === '=' || operator === '!=') {
    const isEqual =
      typeof left === 'boolean' || typeof right === 'boolean'
        ? toBoolean(left) === toBoolean(right)
        : typeof left === 'number' || typeof right === 'number'
          ? toNumber(left) === toNumber(right)
          : left === right;
    return operator === '=' ? isEqual : !isEqual;
  }
  const [a, b] = [toNumber(left), toNumber(right)];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}
