import { invokeMethod } from '../../engine/values/members.js';
import { column, groupByProperty, item, listView, tableView, textView, viewFamily } from '../view-builders.js';

const space = 'Microsoft.PowerShell.Commands.';
const member = `${space}MemberDefinition`;
const group = `${space}GroupInfo`;
const plainGroup = `${space}GroupInfoNoElement`;
const match = `${space}MatchInfo`;
const hash = `${space}FileHashInfo`;
const bytes = `${space}ByteCollection`;
const textMeasure = 'Deserialized.Microsoft.PowerShell.Commands.TextMeasureInfo';
const genericMeasure = 'Deserialized.Microsoft.PowerShell.Commands.GenericMeasureInfo';

/** What the cmdlets that work on data output. */
export const dataViews = viewFamily(
  [member, group, plainGroup, match, hash, bytes, textMeasure, genericMeasure],
  () => [
    tableView(member, [member], [column('Name'), column('MemberType'), column('Definition')], {
      autoSize: true,
      group: groupByProperty('TypeName'),
    }),
    tableView(group, [group], [column('Count', 5, 'right'), column('Name', 25), column('Group')]),
    listView(group, [group], ['Name', 'Count', 'Group', 'Values']),
    tableView(plainGroup, [plainGroup], [column('Count', 5, 'right'), column('Name', 25)]),
    listView(plainGroup, [plainGroup], ['Name', 'Count', 'Values']),
    textView('MatchInfo', [match], (ctx, object) =>
      invokeMethod(ctx, object, 'ToEmphasizedString', [ctx.currentDirectory]),
    ),
    tableView(hash, [hash], [column('Algorithm', 15, 'left'), column('Hash', 70, 'left'), column('Path')]),
    tableView(
      bytes,
      [bytes],
      [
        column('HexOffset', 16, 'right', 'Offset'),
        column('HexBytes', 47, 'left', 'Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F'),
        column('Ascii', 16, 'left'),
      ],
      { group: groupByProperty('Label') },
    ),
    tableView(
      textMeasure,
      [textMeasure],
      ['Lines', 'Words', 'Characters', 'Property'].map((name) => column(name)),
    ),
    listView(genericMeasure, [genericMeasure], ['Count', 'Average', 'Sum', 'Maximum', 'Minimum', item('Property')]),
  ],
);
