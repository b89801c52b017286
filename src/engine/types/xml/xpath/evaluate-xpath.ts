import { type XmlAttribute, XmlElement } from '../named-nodes.js';
import type { XmlNode } from '../nodes.js';
import { xmlnsNamespace } from '../xml-name.js';
import { parseXPath } from './parse-xpath.js';
import { xpathFault } from './xpath-errors.js';
import { callFunction, nodesOf, type XPathContext } from './xpath-functions.js';
import type { Axis, NodeTest, Step, XPathNode } from './xpath-tree.js';
import { type Comparison, compare, toBoolean, toNumber, type XPathValue } from './xpath-values.js';

/** Namespace of a prefix, null when it is not declared. */
export type NamespaceLookup = (prefix: string) => string | null;

/** The nodes that an expression selects, in document order. Error: XPathException. */
export function selectNodes(
  start: XmlNode,
  expression: string,
  namespaces: NamespaceLookup | null,
): readonly XmlNode[] {
  const tree = parseXPath(expression);
  return nodesOf(evaluate(tree, { node: start, position: 1, size: 1, namespaces }));
}

function evaluate(tree: XPathNode, context: XPathContext): XPathValue {
  switch (tree.kind) {
    case 'number':
    case 'text':
      return tree.value;
    case 'negate':
      return -toNumber(evaluate(tree.operand, context));
    case 'call':
      return callFunction(
        tree.name,
        tree.args.map((one) => evaluate(one, context)),
        context,
      );
    case 'filter':
      return filter(nodesOf(evaluate(tree.source, context)), tree.predicates, context);
    case 'path':
      return walkPath(tree, context);
    case 'binary':
      return binary(tree, context);
  }
}

function binary(tree: Extract<XPathNode, { kind: 'binary' }>, context: XPathContext): XPathValue {
  const { operator } = tree;
  const left = evaluate(tree.left, context);
  if (operator === 'or') return toBoolean(left) || toBoolean(evaluate(tree.right, context));
  if (operator === 'and') return toBoolean(left) && toBoolean(evaluate(tree.right, context));
  const right = evaluate(tree.right, context);
  switch (operator) {
    case '|':
      return inOrder([...nodesOf(left), ...nodesOf(right)]);
    case '+':
      return toNumber(left) + toNumber(right);
    case '-':
      return toNumber(left) - toNumber(right);
    case '*':
      return toNumber(left) * toNumber(right);
    case 'div':
      return toNumber(left) / toNumber(right);
    case 'mod':
      return toNumber(left) % toNumber(right);
    default:
      return compare(operator as Comparison, left, right);
  }
}

function walkPath(tree: Extract<XPathNode, { kind: 'path' }>, context: XPathContext): readonly XmlNode[] {
  let nodes: readonly XmlNode[];
  if (tree.start === 'root') nodes = [rootOf(context.node)];
  else if (tree.start === 'context') nodes = [context.node];
  else nodes = nodesOf(evaluate(tree.start, context));
  for (const step of tree.steps) nodes = takeStep(nodes, step, context);
  return nodes;
}

function rootOf(node: XmlNode): XmlNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

function takeStep(nodes: readonly XmlNode[], step: Step, context: XPathContext): readonly XmlNode[] {
  const matches = matcher(step.test, step.axis, context);
  const found: XmlNode[] = [];
  for (const node of nodes) {
    const candidates: XmlNode[] = [];
    for (const one of onAxis(node, step.axis)) if (matches(one)) candidates.push(one);
    found.push(...filter(candidates, step.predicates, context));
  }
  const isSorted = nodes.length <= 1 && !reverseAxes.has(step.axis);
  return isSorted ? found : inOrder(found);
}

const reverseAxes = new Set<Axis>(['ancestor', 'ancestor-or-self', 'preceding', 'preceding-sibling']);

/** Keeps the nodes for which every predicate holds; a number asks for the place. */
function filter(
  nodes: readonly XmlNode[],
  predicates: readonly XPathNode[],
  context: XPathContext,
): readonly XmlNode[] {
  let kept = nodes;
  for (const predicate of predicates) {
    const size = kept.length;
    kept = kept.filter((node, i) => {
      const value = evaluate(predicate, { ...context, node, position: i + 1, size });
      return typeof value === 'number' ? value === i + 1 : toBoolean(value);
    });
  }
  return kept;
}

function matcher(test: NodeTest, axis: Axis, context: XPathContext): (node: XmlNode) => boolean {
  switch (test.type) {
    case 'node':
      return (node) => node.kind !== 'XmlDeclaration' && node.kind !== 'DocumentType';
    case 'text':
      return ({ kind }) => kind === 'Text' || kind === 'CDATA' || kind.endsWith('hitespace');
    case 'comment':
      return ({ kind }) => kind === 'Comment';
    case 'processing-instruction':
      return (node) => node.kind === 'ProcessingInstruction' && (test.target === null || node.name === test.target);
    case 'name': {
      const namespace = namespaceOf(test.prefix, context);
      const kind = axis === 'attribute' ? 'Attribute' : 'Element';
      if (test.local === '*' && test.prefix === '') return (node) => node.kind === kind;
      return (node) =>
        node.kind === kind && node.namespace === namespace && (test.local === '*' || node.localName === test.local);
    }
  }
}

function namespaceOf(prefix: string, { namespaces }: XPathContext): string {
  if (prefix === '') return '';
  if (!namespaces) {
    throw xpathFault(
      'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
    );
  }
  const found = namespaces(prefix);
  if (found === null) throw xpathFault(`Namespace prefix '${prefix}' is not defined.`);
  return found;
}

const attributesOf = (node: XmlNode): readonly XmlAttribute[] =>
  node instanceof XmlElement ? node.attributes.filter(({ namespace }) => namespace !== xmlnsNamespace) : [];

function* descendants(node: XmlNode): Iterable<XmlNode> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

function* ancestors(node: XmlNode): Iterable<XmlNode> {
  for (let at = node.parent; at; at = at.parent) yield at;
}

function siblings(node: XmlNode, step: 1 | -1): readonly XmlNode[] {
  if (!node.parent || node.kind === 'Attribute') return [];
  const all = node.parent.children;
  const at = all.indexOf(node);
  return step === 1 ? all.slice(at + 1) : all.slice(0, at).reverse();
}

function* beyond(node: XmlNode, step: 1 | -1): Iterable<XmlNode> {
  for (const level of [node, ...ancestors(node)]) {
    for (const sibling of siblings(level, step)) {
      if (step === 1) yield* [sibling, ...descendants(sibling)];
      else yield* [sibling, ...descendants(sibling)].reverse();
    }
  }
}

function onAxis(node: XmlNode, axis: Axis): Iterable<XmlNode> {
  switch (axis) {
    case 'child':
      return node.children;
    case 'attribute':
      return attributesOf(node);
    case 'self':
      return [node];
    case 'parent':
      return node.parent ? [node.parent] : [];
    case 'descendant':
      return descendants(node);
    case 'descendant-or-self':
      return [node, ...descendants(node)];
    case 'ancestor':
      return ancestors(node);
    case 'ancestor-or-self':
      return [node, ...ancestors(node)];
    case 'following-sibling':
      return siblings(node, 1);
    case 'preceding-sibling':
      return siblings(node, -1);
    case 'following':
      return beyond(node, 1);
    case 'preceding':
      return beyond(node, -1);
  }
}

/** Each node once, in the order of the document. */
function inOrder(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const unique = new Set(nodes);
  if (unique.size < 2) return [...unique];
  const ordered: XmlNode[] = [];
  const visit = (node: XmlNode): void => {
    if (unique.has(node)) ordered.push(node);
    for (const attribute of attributesOf(node)) if (unique.has(attribute)) ordered.push(attribute);
    for (const child of node.children) visit(child);
  };
  visit(rootOf(nodes[0]!));
  return ordered;
}
