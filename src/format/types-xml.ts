import { child, childrenOf, childText, readXml, XmlFault, type XmlNode } from './xml-reader.js';

/** A member of a type as a .types.ps1xml file writes it. */
export interface ReadMember {
  readonly kind: 'NoteProperty' | 'AliasProperty' | 'ScriptProperty' | 'ScriptMethod' | 'PropertySet';
  readonly name: string;
  /** The value, the referenced name, the names of a set, or the text of the (getter) script. */
  readonly value: string | readonly string[];
  /** The text of the setter script. */
  readonly second: string | null;
}

/** What a file says about one type. */
export interface ReadType {
  readonly typeName: string;
  readonly members: readonly ReadMember[];
  /** Standard sets: `DefaultDisplayPropertySet` and its like. */
  readonly standard: readonly (readonly [string, readonly string[]])[];
}

/** The types of a .types.ps1xml file; raises XmlFault. */
export function readTypesXml(text: string): ReadType[] {
  const root = readXml(text);
  if (root.name !== 'Types') throw new XmlFault(`The root element is <${root.name}>; <Types> is expected.`);
  return childrenOf(root, 'Type').map((type) => {
    const members = child(type, 'Members');
    const standard = childrenOf(members, 'MemberSet').find((set) => childText(set, 'Name') === 'PSStandardMembers');
    return {
      typeName: childText(type, 'Name') ?? '',
      members: (members?.children ?? []).flatMap((node) => readMember(node) ?? []),
      standard: standardSets(child(standard, 'Members')),
    };
  });
}

function readMember(node: XmlNode): ReadMember | null {
  const name = childText(node, 'Name') ?? '';
  switch (node.name) {
    case 'NoteProperty':
      return { kind: 'NoteProperty', name, value: childText(node, 'Value') ?? '', second: null };
    case 'AliasProperty':
      return { kind: 'AliasProperty', name, value: childText(node, 'ReferencedMemberName') ?? '', second: null };
    case 'ScriptProperty':
      return {
        kind: 'ScriptProperty',
        name,
        value: child(node, 'GetScriptBlock')?.text ?? '',
        second: child(node, 'SetScriptBlock')?.text ?? null,
      };
    case 'ScriptMethod':
      return { kind: 'ScriptMethod', name, value: child(node, 'Script')?.text ?? '', second: null };
    case 'PropertySet':
      return { kind: 'PropertySet', name, value: namesIn(node), second: null };
    default:
      return null;
  }
}

function standardSets(node: XmlNode | undefined): [string, readonly string[]][] {
  const sets = childrenOf(node, 'PropertySet').map((set): [string, readonly string[]] => [
    childText(set, 'Name') ?? '',
    namesIn(set),
  ]);
  const notes = childrenOf(node, 'NoteProperty').map((note): [string, readonly string[]] => [
    childText(note, 'Name') ?? '',
    [childText(note, 'Value') ?? ''],
  ]);
  return [...sets, ...notes];
}

function namesIn(node: XmlNode): string[] {
  return childrenOf(child(node, 'ReferencedProperties'), 'Name').map((name) => name.text.trim());
}
