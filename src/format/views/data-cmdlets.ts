import { invokeMethod } from '../../engine/values/methods.js';
import { readProperty } from '../property-reader.js';
import {
  column,
  groupByProperty,
  item,
  labelled,
  listView,
  tableView,
  textView,
  viewFamily,
} from '../view-builders.js';

const space = 'Microsoft.PowerShell.Commands.';
const member = `${space}MemberDefinition`;
const group = `${space}GroupInfo`;
const plainGroup = `${space}GroupInfoNoElement`;
const match = `${space}MatchInfo`;
const writtenMatch = `Deserialized.${match}`;
const hash = `${space}FileHashInfo`;
const bytes = `${space}ByteCollection`;
const textMeasure = 'Deserialized.Microsoft.PowerShell.Commands.TextMeasureInfo';
const genericMeasure = 'Deserialized.Microsoft.PowerShell.Commands.GenericMeasureInfo';

/** What the cmdlets that work on data output. */
export const dataViews = viewFamily(
  [member, group, plainGroup, match, writtenMatch, hash, bytes, textMeasure, genericMeasure],
  () => [
    tableView(
      member,
      [member],
      ['Name', 'MemberType', 'Definition'].map((name) => labelled(name)),
      {
        autoSize: true,
        group: groupByProperty('TypeName'),
      },
    ),
    tableView(group, [group], [labelled('Count', 5, 'right'), column('Name', 25), column('Group')]),
    listView(group, [group], ['Name', 'Count', 'Group', 'Values']),
    tableView(plainGroup, [plainGroup], [labelled('Count', 5, 'right'), column('Name', 25)]),
    listView(plainGroup, [plainGroup], ['Name', 'Count', 'Values']),
    textView('MatchInfo', [match], (ctx, object) =>
      invokeMethod(ctx, object, 'ToEmphasizedString', [ctx.currentDirectory]),
    ),
    textView('MatchInfo', [writtenMatch], (ctx, object) => readProperty(ctx, object, 'Line')),
    tableView(hash, [hash], [column('Algorithm', 15, 'left'), column('Hash', 70, 'left'), column('Path')]),
    tableView(
      bytes,
      [bytes],
      [
        column('HexOffset', 16, 'right', 'Offset'),
        column('HexBytes', 47, 'left', 'Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F'),
        labelled('Ascii', 16, 'left'),
      ],
      { group: groupByProperty('Label') },
    ),
    tableView(
      `${space}TextMeasureInfo`,
      [textMeasure],
      ['Lines', 'Words', 'Characters', 'Property'].map((name) => labelled(name)),
    ),
    listView(
      `${space}GenericMeasureInfo`,
      [genericMeasure],
      ['Count', 'Average', 'Sum', 'Maximum', 'Minimum', item('Property')],
    ),
  ],
);
