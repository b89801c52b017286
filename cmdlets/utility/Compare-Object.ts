import { cmdlet } from '../../src/engine/command/definition.js';
import {
  int32,
  objectArray,
  psobjectArray,
  string,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { exactKeys, readParameters } from '../../src/format/parameter-keys.js';
import { Comparison } from './objects/comparison.js';
import { objectOrder } from './objects/object-comparer.js';
import { evaluationError, KeyReader } from './objects/property-argument.js';

/** Compares two sets of objects. */
export const CompareObject = cmdlet({
  name: 'Compare-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Compares two sets of objects.',
  aliases: ['compare', 'diff'],
  parameters: {
    ReferenceObject: {
      type: psobjectArray,
      help: 'The objects to compare with.',
      mandatory: true,
      position: 0,
      allowEmptyCollection: true,
    },
    DifferenceObject: {
      type: psobjectArray,
      help: 'The objects to compare with the reference.',
      mandatory: true,
      position: 1,
      pipeline: true,
      allowEmptyCollection: true,
    },
    SyncWindow: {
      type: int32,
      help: 'How far away from its place an equal object is looked for.',
      validate: [range(0, 2147483647)],
    },
    Property: { type: objectArray, help: 'Properties to compare.' },
    ExcludeDifferent: { type: switchParameter, help: 'Shows only what is equal.' },
    IncludeEqual: { type: switchParameter, help: 'Shows what is equal, too.' },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Culture: { type: string, help: 'Culture whose rules the comparison follows.' },
    CaseSensitive: { type: switchParameter, help: 'Treats upper and lower case as different.' },
  },
  examples: [{ code: "Compare-Object 'a', 'b' 'b', 'c'", remarks: 'What only one side has.' }],
  run: (context) => {
    const { parameters: p, script } = context;
    const readers = readParameters(script, p.Property ?? [], exactKeys).map(
      (property) =>
        new KeyReader(script, property, (error, object) => context.writeError(evaluationError(error, object))),
    );
    const order = objectOrder(script, { caseSensitive: p.CaseSensitive, culture: p.Culture ?? null });
    let comparison: Comparison | null = null;
    const open = (): Comparison =>
      new Comparison({
        order,
        readers,
        window: p.SyncWindow ?? 0x7fffffff,
        passThru: p.PassThru,
        showsEqual: p.IncludeEqual || (p.ExcludeDifferent && !context.isBound('IncludeEqual')),
        showsDifferent: !p.ExcludeDifferent,
        write: (value: Value) => context.write(value),
        reference: p.ReferenceObject,
      });
    return {
      process() {
        comparison ??= open();
        for (const value of p.DifferenceObject) comparison.next(value);
      },
      end() {
        (comparison ?? open()).finish();
      },
    };
  },
});
