import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, switchParameter } from '../../src/engine/command/parameter-types.js';
import { toTextCulture } from '../../src/engine/convert/text.js';
import { typeNamesOf } from '../../src/engine/values/custom-object.js';
import { isNullish, type Value } from '../../src/engine/values/value.js';
import { objectOrder } from './objects/object-comparer.js';

/** Leaves out what is equal to the object before it. */
export const GetUnique = cmdlet({
  name: 'Get-Unique',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Leaves out what is equal to the object before it.',
  aliases: ['gu'],
  defaultSet: 'AsString',
  sets: ['AsString', 'UniqueByType'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    AsString: { type: switchParameter, help: 'Compares the objects as strings.', sets: { AsString: {} } },
    OnType: { type: switchParameter, help: 'Outputs one object of each type in a row.', sets: { UniqueByType: {} } },
    CaseInsensitive: { type: switchParameter, help: 'Treats strings that differ only in case as equal.' },
  },
  examples: [{ code: "'a', 'a', 'b' | Get-Unique", remarks: 'The input must be sorted.' }],
  run: (context) => {
    const { parameters: p, script } = context;
    const order = objectOrder(script, { caseSensitive: !p.CaseInsensitive, culture: null });
    let last: Value;
    const isSame = (left: Value, right: Value): boolean => {
      if (p.OnType) return typeNamesOf(left)[0] === typeNamesOf(right)[0];
      return p.AsString
        ? order(toTextCulture(script, left), toTextCulture(script, right)) === 0
        : order(left, right) === 0;
    };
    return {
      process() {
        const { InputObject } = p;
        if (isNullish(InputObject) || (last !== undefined && isSame(InputObject, last))) return;
        last = InputObject;
        context.write(InputObject);
      },
    };
  },
});
