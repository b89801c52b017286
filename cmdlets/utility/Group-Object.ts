import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { isNullish, type Value } from '../../src/engine/values/value.js';
import { exactKeys, readParameters } from '../../src/format/parameter-keys.js';
import { defaultKeys } from './objects/default-keys.js';
import { checkHashTable, Grouping, hashTableOf } from './objects/grouping.js';
import { objectOrder } from './objects/object-comparer.js';
import { evaluationError, KeyReader } from './objects/property-argument.js';

/** Groups objects that have the same value in a property. */
export const GroupObject = cmdlet({
  name: 'Group-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Groups objects that have the same value in a property.',
  aliases: ['group'],
  sets: ['HashTable'],
  outputTypes: ['Microsoft.PowerShell.Commands.GroupInfo', 'System.Collections.Hashtable'],
  parameters: {
    NoElement: { type: switchParameter, help: 'Leaves the objects out of the groups.' },
    AsHashTable: {
      type: switchParameter,
      help: 'Outputs one hashtable of groups.',
      aliases: ['AHT'],
      sets: { HashTable: {} },
    },
    AsString: { type: switchParameter, help: 'Turns the keys of the hashtable into strings.', sets: { HashTable: {} } },
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Property: { type: objectArray, help: 'Properties or script blocks to group by.', position: 0 },
    Culture: { type: string, help: 'Culture whose rules the comparison follows.' },
    CaseSensitive: { type: switchParameter, help: 'Treats upper and lower case as different.' },
  },
  examples: [{ code: "'a', 'b', 'a' | Group-Object -NoElement", remarks: 'How often each occurs.' }],
  run: (context) => {
    const { parameters: p, script } = context;
    let grouping: Grouping | null = null;
    const open = (first: Value): Grouping => {
      const properties = readParameters(script, p.Property ?? defaultKeys(script, first), exactKeys);
      checkHashTable(p.AsHashTable, p.AsString, properties.length);
      const readers = properties.map(
        (property) =>
          new KeyReader(script, property, (error, object) => context.writeError(evaluationError(error, object))),
      );
      return new Grouping(
        script,
        objectOrder(script, { caseSensitive: p.CaseSensitive, culture: p.Culture ?? null }),
        readers,
      );
    };
    return {
      process() {
        if (isNullish(p.InputObject)) return;
        grouping ??= open(p.InputObject);
        grouping.add(p.InputObject);
      },
      end() {
        if (grouping === null) return;
        const groups = grouping.groups(p.NoElement);
        if (!p.AsHashTable) for (const group of groups) context.write(group);
        else context.write(hashTableOf(script, groups, p.AsString, p.CaseSensitive));
      },
    };
  },
});
