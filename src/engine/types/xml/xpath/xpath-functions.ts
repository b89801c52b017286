import type { XmlNode } from '../nodes.js';
import { xpathFault } from './xpath-errors.js';
import { stringOf, toBoolean, toNumber, toText, type XPathValue } from './xpath-values.js';

/** Where an expression stands: the node, its place among its kind and their count. */
export interface XPathContext {
  readonly node: XmlNode;
  readonly position: number;
  readonly size: number;
  /** Namespaces of prefixes; null when the query was given no namespace manager. */
  readonly namespaces: ((prefix: string) => string | null) | null;
}

type XPathFunction = (args: readonly XPathValue[], context: XPathContext) => XPathValue;

const text = (args: readonly XPathValue[], at: number): string => toText(args[at] ?? '');
const ownText = (args: readonly XPathValue[], context: XPathContext): string =>
  args.length > 0 ? toText(args[0]!) : stringOf(context.node);

function nodeOf(args: readonly XPathValue[], context: XPathContext): XmlNode | undefined {
  return args.length === 0 ? context.node : nodesOf(args[0]!)[0];
}

/** The nodes of a value; an error when it is none. */
export function nodesOf(value: XPathValue): readonly XmlNode[] {
  if (Array.isArray(value)) return value as readonly XmlNode[];
  throw xpathFault('Expression must evaluate to a node-set.');
}

const named = (node: XmlNode | undefined): XmlNode | undefined =>
  node && (node.kind === 'Element' || node.kind === 'Attribute' || node.kind === 'ProcessingInstruction')
    ? node
    : undefined;

/** XPath counts from 1 and rounds both ends. */
function substring(args: readonly XPathValue[]): string {
  const whole = Array.from(text(args, 0));
  const from = round(toNumber(args[1]!));
  const to = args.length > 2 ? from + round(toNumber(args[2]!)) : Infinity;
  return whole.filter((_char, i) => i + 1 >= from && i + 1 < to).join('');
}

const round = (value: number): number => Math.floor(value + 0.5);

function translate(args: readonly XPathValue[]): string {
  const [from, to] = [Array.from(text(args, 1)), Array.from(text(args, 2))];
  return Array.from(text(args, 0), (char) => {
    const at = from.indexOf(char);
    return at < 0 ? char : (to[at] ?? '');
  }).join('');
}

const table: Readonly<Record<string, readonly [least: number, most: number, call: XPathFunction]>> = {
  last: [0, 0, (_args, context) => context.size],
  position: [0, 0, (_args, context) => context.position],
  count: [1, 1, ([nodes]) => nodesOf(nodes!).length],
  name: [0, 1, (args, context) => named(nodeOf(args, context))?.name ?? ''],
  'local-name': [0, 1, (args, context) => named(nodeOf(args, context))?.localName ?? ''],
  'namespace-uri': [0, 1, (args, context) => named(nodeOf(args, context))?.namespace ?? ''],
  string: [0, 1, ownText],
  concat: [2, Infinity, (args) => args.map(toText).join('')],
  'starts-with': [2, 2, (args) => text(args, 0).startsWith(text(args, 1))],
  contains: [2, 2, (args) => text(args, 0).includes(text(args, 1))],
  'substring-before': [
    2,
    2,
    (args) => {
      const at = text(args, 0).indexOf(text(args, 1));
      return at < 0 ? '' : text(args, 0).slice(0, at);
    },
  ],
  'substring-after': [
    2,
    2,
    (args) => {
      const at = text(args, 0).indexOf(text(args, 1));
      return at < 0 ? '' : text(args, 0).slice(at + text(args, 1).length);
    },
  ],
  substring: [2, 3, substring],
  'string-length': [0, 1, (args, context) => Array.from(ownText(args, context)).length],
  'normalize-space': [0, 1, (args, context) => ownText(args, context).trim().replace(/\s+/g, ' ')],
  translate: [3, 3, translate],
  boolean: [1, 1, ([value]) => toBoolean(value!)],
  not: [1, 1, ([value]) => !toBoolean(value!)],
  true: [0, 0, () => true],
  false: [0, 0, () => false],
  number: [0, 1, (args, context) => toNumber(args.length > 0 ? args[0]! : stringOf(context.node))],
  sum: [1, 1, ([nodes]) => nodesOf(nodes!).reduce((total, node) => total + toNumber(stringOf(node)), 0)],
  floor: [1, 1, ([value]) => Math.floor(toNumber(value!))],
  ceiling: [1, 1, ([value]) => Math.ceil(toNumber(value!))],
  round: [1, 1, ([value]) => round(toNumber(value!))],
};

/** Calls a function of XPath 1.0. Errors: unknown name, wrong count of arguments. */
export function callFunction(name: string, args: readonly XPathValue[], context: XPathContext): XPathValue {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!entry) {
    throw xpathFault(
      'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
    );
  }
  const [least, most, call] = entry;
  if (args.length < least || args.length > most) {
    throw xpathFault(`Function '${name}' in '${name}' has an invalid number of arguments.`);
  }
  return call(args, context);
}
