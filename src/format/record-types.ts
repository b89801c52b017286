import { defineType } from '../engine/values/net-type.js';
import { lazyTypes } from '../engine/values/type-registry.js';
import type { Value } from '../engine/values/value.js';
import { Entry, FormatEnd, FormatStart, GroupEnd, GroupStart } from './records.js';

const space = 'Microsoft.PowerShell.Commands.Internal.Format.';

/** Id of each record class: the column `ClassId2e4f51ef21dd47e99d3c952918aff9cd` of `Format-Table | Export-Csv`. */
const classIds = {
  FormatStartData: '033ecb2bc07a4d43b5ef94ed5a35d280',
  GroupStartData: '9e210fe47d09416682b841769c78b8a3',
  FormatEntryData: '27c87ef9bbda4f709f6b4002fa4af63c',
  GroupEndData: '4ec4f0187cb04f4cb6973460dfe252df',
  FormatEndData: 'cf522b78d86c486691226b40aa69e95c',
} as const;

const otherProperties = {
  FormatStartData: ['pageHeaderEntry', 'pageFooterEntry', 'autosizeInfo', 'shapeInfo', 'groupingEntry'],
  GroupStartData: ['shapeInfo', 'groupingEntry'],
  FormatEntryData: ['formatEntryInfo', 'outOfBand', 'writeStream', 'isHelpObject'],
  GroupEndData: ['groupingEntry'],
  FormatEndData: ['groupingEntry'],
} as const;

const classes = {
  FormatStartData: FormatStart,
  GroupStartData: GroupStart,
  FormatEntryData: Entry,
  GroupEndData: GroupEnd,
  FormatEndData: FormatEnd,
} as const;

function propertyText(self: object, name: string): Value {
  if (name === 'outOfBand') return self instanceof Entry && self.outOfBand;
  if (name === 'writeStream') return 'None';
  if (name === 'isHelpObject') return false;
  if (name === 'shapeInfo' && self instanceof FormatStart) {
    const kinds = {
      table: 'TableHeaderInfo',
      list: 'ListViewHeaderInfo',
      wide: 'WideViewHeaderInfo',
      custom: 'ComplexViewHeaderInfo',
    };
    return space + kinds[self.shape.kind];
  }
  if (name === 'formatEntryInfo' && self instanceof Entry) {
    const kinds = {
      row: 'TableRowEntry',
      list: 'ListViewEntry',
      wide: 'WideViewEntry',
      custom: 'ComplexViewEntry',
      raw: 'RawTextFormatEntry',
    };
    return space + kinds[self.content.kind];
  }
  return null;
}

function define(name: keyof typeof classes): void {
  const properties: Record<string, (self: object) => Value> = {
    'ClassId2e4f51ef21dd47e99d3c952918aff9cd: string': () => classIds[name],
  };
  for (const property of otherProperties[name]) {
    properties[`${property}: System.Object`] = (self) => propertyText(self, property);
  }
  defineType({ name: space + name, represents: classes[name], properties });
}

for (const name of Object.keys(classes) as (keyof typeof classes)[]) {
  lazyTypes([space + name], () => define(name), [classes[name]]);
}
