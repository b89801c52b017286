import { toText } from '../../convert/text.js';
import { SetValueException } from '../../errors/engine-exceptions.js';
import { newException } from '../../errors/exceptions.js';
import { engineError, type TerminatingError } from '../../errors/terminating.js';
import { notePropertyMissing } from '../../values/member-errors.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { AdaptedMember } from '../../values/type-definition.js';
import { typeOf } from '../../values/type-of.js';
import type { Value } from '../../values/value.js';
import { XmlElement } from './named-nodes.js';
import type { XmlNode } from './nodes.js';

/** Attributes and children of a node that PowerShell shows as properties, attributes first. */
function memberNodes(node: XmlNode): readonly XmlNode[] {
  const children = node.children.filter(({ kind }) => kind !== 'Whitespace');
  return node instanceof XmlElement ? [...node.attributes, ...children] : children;
}

function nodesNamed(node: XmlNode, name: string): readonly XmlNode[] {
  const wanted = name.toLowerCase();
  return memberNodes(node).filter((one) => one.name.toLowerCase() === wanted);
}

/** True for a node that stands for its text: no attributes, and nothing inside but one text. */
function isSimple(node: XmlNode): boolean {
  if (node instanceof XmlElement && node.attributes.length > 0) return false;
  const { children } = node;
  return children.length === 0 || (children.length === 1 && children[0]!.kind === 'Text');
}

/** A node as a property's value: its text where it has no more than that. */
function nodeValue(node: XmlNode): Value {
  return isSimple(node) ? node.allText : node;
}

/** `$node.name`: attribute or child, all of them as an array; `undefined` when there is none. */
export function readXmlMember(node: XmlNode, name: string): Value {
  const found = nodesNamed(node, name);
  if (found.length === 0) return undefined;
  return found.length === 1 ? nodeValue(found[0]!) : found.map(nodeValue);
}

/** A node's XML properties, each name once, in order: a text can be set, an element or several nodes of a name cannot. */
export function xmlMembers(node: XmlNode): readonly AdaptedMember[] {
  const groups = new Map<string, XmlNode[]>();
  for (const one of memberNodes(node)) {
    const key = one.name.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return Array.from(groups.values(), (nodes) => {
    const [first] = nodes;
    const isSettable = nodes.length === 1 && isSimple(first!);
    const typeText = nodes.length > 1 ? 'System.Object[]' : isSettable ? 'string' : typeOf(first!).displayName;
    return { name: first!.name, typeText, isSettable };
  });
}

/** `$node.name = 'text'`; false when the name is one of .NET's properties. */
export function writeXmlMember(node: XmlNode, name: string, value: Value, ctx: ScriptContext): boolean {
  const found = nodesNamed(node, name);
  if (found.length === 0) {
    if (typeOf(node).findProperty(name.toLowerCase())) return false;
    throw notePropertyMissing(name);
  }
  if (found.length > 1) throw notSettable('XmlNodeSetRestrictionsMoreThanOneNode', name);
  const [target] = found;
  if (target instanceof XmlElement && target.attributes.length > 0) {
    throw notSettable('XmlNodeSetRestrictionsNodeWithAttributes', name);
  }
  if (!isSimple(target!)) throw notSettable('XmlNodeSetRestrictionsUnknownNodeType', name);
  target!.allText = toText(ctx, value);
  return true;
}

function notSettable(id: string, name: string): TerminatingError {
  const message = `Cannot set "${name}" because only strings can be used as values to set XmlNode properties.`;
  return engineError(newException(SetValueException, message), id, 'NotSpecified');
}
