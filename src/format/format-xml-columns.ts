import type { Alignment } from './alignment.js';
import type { ViewColumn } from './views.js';
import { childrenOf, childText, type XmlNode } from './xml-reader.js';

/** Texts of all children of a name. */
export function texts(node: XmlNode | undefined, name: string): string[] {
  return childrenOf(node, name).map((one) => one.text.trim());
}

/** A `<TableColumnHeader>`. */
export function readColumn(node: XmlNode): ViewColumn {
  const label = childText(node, 'Label');
  const width = childText(node, 'Width');
  const alignment = alignmentIn(node);
  return {
    ...(label ? { label } : {}),
    ...(width ? { width: Number(width) } : {}),
    ...(alignment ? { alignment } : {}),
  };
}

/** The alignment an element states; undefined when it states none. */
export function alignmentIn(node: XmlNode): Alignment | undefined {
  const text = childText(node, 'Alignment')?.toLowerCase();
  return text === 'left' || text === 'right' || text === 'center' ? text : undefined;
}
