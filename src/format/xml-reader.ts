/** An element of an XML text. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Its own text, entities resolved. */
  readonly text: string;
}

/** The text is not well-formed XML. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

interface OpenNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

/** The root element of an XML text; raises XmlFault. For files of views and types: no namespaces, no definitions of entities. */
export function readXml(source: string): XmlNode {
  const root: OpenNode = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenNode[] = [root];
  let position = 0;
  token.lastIndex = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    addText(open, source.slice(position, match.index));
    position = match.index + match[0].length;
    takeToken(open, match);
  }
  addText(open, source.slice(position));
  if (open.length > 1) throw new XmlFault(`The element <${open.at(-1)!.name}> is not closed.`);
  if (root.children.length !== 1) throw new XmlFault('There must be exactly one root element.');
  return root.children[0]!;
}

function takeToken(open: OpenNode[], match: RegExpExecArray): void {
  const [, cdata, closes, name, attributeText, isEmpty] = match;
  if (cdata !== undefined) open.at(-1)!.text += cdata;
  if (name === undefined) return;
  if (closes) {
    close(open, name);
    return;
  }
  open.push({ name, attributes: readAttributes(attributeText ?? ''), children: [], text: '' });
  if (isEmpty) close(open, name);
}

function close(open: OpenNode[], name: string): void {
  const node = open.pop()!;
  if (open.length === 0 || node.name !== name)
    throw new XmlFault(`The end tag </${name}> does not match <${node.name}>.`);
  open.at(-1)!.children.push(node);
}

function addText(open: OpenNode[], text: string): void {
  if (text.includes('<'))
    throw new XmlFault(`'${text.slice(text.indexOf('<')).split('\n')[0]!.slice(0, 40)}' is no valid markup.`);
  if (open.length === 1) {
    if (text.replace(/^\ufeff/, '').trim() !== '') throw new XmlFault('There is text outside of the root element.');
    return;
  }
  open.at(-1)!.text += resolveEntities(text);
}

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, quoted] of text.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g))
    found.set(name!, resolveEntities(quoted!.slice(1, -1)));
  return found;
}

function resolveEntities(text: string): string {
  return text.replace(/&(#x[\da-fA-F]+|#\d+|\w+);/g, (_all, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const found = entities[name];
    if (found === undefined) throw new XmlFault(`The entity &${name}; is not declared.`);
    return found;
  });
}

/** The first child of a name; undefined when there is none. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

/** All children of a name. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((one) => one.name === name) ?? [];
}

/** The trimmed text of the first child of a name. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.text.trim();
}
