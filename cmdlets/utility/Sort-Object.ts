import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, objectArray, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { isNullish, type Value } from '../../src/engine/values/value.js';
import { readParameters, sortKeys } from '../../src/format/parameter-keys.js';
import { defaultKeys } from './objects/default-keys.js';
import { objectOrder } from './objects/object-comparer.js';
import { evaluationError, KeyReader } from './objects/property-argument.js';
import { type SortItem, SortKeys } from './objects/sort-keys.js';
import { stableSort } from './objects/stable-sort.js';

/** Sorts objects. */
export const SortObject = cmdlet({
  name: 'Sort-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sorts objects.',
  aliases: ['sort'],
  defaultSet: 'Default',
  sets: ['Default', 'Top', 'Bottom'],
  parameters: {
    Stable: {
      type: switchParameter,
      help: 'Keeps the order of equal objects; this is always so.',
      sets: { Default: {} },
    },
    Descending: { type: switchParameter, help: 'Sorts from the greatest to the least.' },
    Unique: { type: switchParameter, help: 'Leaves out repetitions.' },
    Top: {
      type: int32,
      help: 'How many of the first objects to output.',
      sets: { Top: { mandatory: true } },
      validate: [range(1, 2147483647)],
    },
    Bottom: {
      type: int32,
      help: 'How many of the last objects to output.',
      sets: { Bottom: { mandatory: true } },
      validate: [range(1, 2147483647)],
    },
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Property: { type: objectArray, help: 'Properties or script blocks to sort by.', position: 0 },
    Culture: { type: string, help: 'Culture whose rules the comparison follows.' },
    CaseSensitive: { type: switchParameter, help: 'Treats upper and lower case as different.' },
  },
  examples: [
    { code: '3, 1, 2 | Sort-Object', remarks: 'Numbers by size.' },
    { code: "'pear', 'fig' | Sort-Object { $_.Length } -Descending", remarks: 'By what a script block yields.' },
  ],
  run: (context) => {
    const { parameters: p, script } = context;
    const values: Value[] = [];
    return {
      process() {
        if (!isNullish(p.InputObject)) values.push(p.InputObject);
      },
      end() {
        const given = p.Property ?? defaultKeys(script, values[0]);
        const properties = readParameters(script, given, sortKeys);
        const readers = properties.map(
          (property) =>
            new KeyReader(script, property, (error, object) => context.writeError(evaluationError(error, object))),
        );
        const descending = properties.map(
          (property) => property.descending ?? (property.ascending === undefined ? p.Descending : !property.ascending),
        );
        const order = objectOrder(script, { caseSensitive: p.CaseSensitive, culture: p.Culture ?? null });
        const keys = new SortKeys(order, readers, descending.length > 0 ? descending : [p.Descending]);
        let items: SortItem[] = stableSort(
          values.map((value) => keys.itemOf(value)),
          (left, right) => keys.compare(left, right),
        );
        if (p.Unique) items = items.filter((item, k) => k === 0 || keys.compare(items[k - 1]!, item) !== 0);
        if (p.Top !== undefined && p.Top > 0) items = items.slice(0, p.Top);
        else if (p.Bottom !== undefined && p.Bottom > 0) items = items.slice(-p.Bottom);
        for (const item of items) context.write(item.object);
      },
    };
  },
});
