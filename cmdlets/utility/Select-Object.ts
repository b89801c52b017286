import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import {
  int32,
  int32Array,
  objectArray,
  psobject,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { isNullish, type Value } from '../../src/engine/values/value.js';
import { readParameters, selectKeys } from '../../src/format/parameter-keys.js';
import { objectOrder } from './objects/object-comparer.js';
import { ObjectWindow } from './objects/object-window.js';
import { Selection, type SelectionOutput, stamped } from './objects/selection.js';
import { UniqueObjects } from './objects/unique-objects.js';

/** Selects objects, or properties of objects. */
export const SelectObject = cmdlet({
  name: 'Select-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Selects objects, or properties of objects.',
  aliases: ['select'],
  defaultSet: 'DefaultParameter',
  sets: ['DefaultParameter', 'SkipLastParameter', 'IndexParameter', 'SkipIndexParameter'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Property: {
      type: objectArray,
      help: 'Properties to select, or calculated ones; wildcards are allowed.',
      sets: { DefaultParameter: { position: 0 }, SkipLastParameter: { position: 0 } },
    },
    ExcludeProperty: {
      type: stringArray,
      help: 'Properties to leave out; wildcards are allowed.',
      sets: { DefaultParameter: {}, SkipLastParameter: {} },
    },
    ExpandProperty: {
      type: string,
      help: 'The property whose value is output by its elements.',
      sets: { DefaultParameter: {}, SkipLastParameter: {} },
    },
    Unique: { type: switchParameter, help: 'Leaves out repetitions.' },
    CaseInsensitive: { type: switchParameter, help: 'Treats strings that differ only in case as equal.' },
    Last: {
      type: int32,
      help: 'How many objects from the end.',
      sets: { DefaultParameter: {} },
      validate: [range(0, 2147483647)],
    },
    First: {
      type: int32,
      help: 'How many objects from the beginning.',
      sets: { DefaultParameter: {} },
      validate: [range(0, 2147483647)],
    },
    Skip: {
      type: int32,
      help: 'How many objects to leave out at the beginning, or at the end with -Last.',
      sets: { DefaultParameter: {}, SkipLastParameter: {} },
      validate: [range(0, 2147483647)],
    },
    SkipLast: {
      type: int32,
      help: 'How many objects to leave out at the end.',
      sets: { SkipLastParameter: {} },
      validate: [range(0, 2147483647)],
    },
    Wait: {
      type: switchParameter,
      help: 'Lets the commands before this one finish although enough objects came.',
      sets: { DefaultParameter: {}, IndexParameter: {} },
    },
    Index: {
      type: int32Array,
      help: 'Positions of the objects to output, from 0.',
      sets: { IndexParameter: {} },
      validate: [range(0, 2147483647)],
    },
    SkipIndex: {
      type: int32Array,
      help: 'Positions of the objects to leave out, from 0.',
      sets: { SkipIndexParameter: {} },
      validate: [range(0, 2147483647)],
    },
  },
  examples: [
    { code: '1..5 | Select-Object -First 2', remarks: 'The first two.' },
    {
      code: "[pscustomobject]@{ Name = 'ann'; Bytes = 2048 } | Select-Object Name, @{ Name = 'KB'; Expression = { $_.Bytes / 1KB } }",
      remarks: 'A calculated property.',
    },
  ],
  run: (context) => {
    const { parameters: p } = context;
    const selector = selectorOf(context);
    if (p.Index !== undefined || p.SkipIndex !== undefined) return byPosition(context, selector);
    const limited = p.First !== undefined || p.Last !== undefined;
    const first = p.First ?? 0;
    const window = new ObjectWindow<Value>({
      first,
      last: p.Last ?? 0,
      skip: p.Skip ?? 0,
      skipLast: p.SkipLast ?? 0,
      limited,
    });
    const stopsAtOnce = limited && first === 0 && p.Last === undefined;
    return {
      process() {
        const { InputObject } = p;
        if (isNullish(InputObject)) return;
        const ready = window.add(InputObject);
        if (ready !== undefined) selector.take(ready);
        if (!p.Wait && (stopsAtOnce || window.isSatisfied)) {
          selector.finish();
          context.stopUpstream();
        }
      },
      end() {
        for (const value of window.rest()) selector.take(value);
        selector.finish();
      },
    };
  },
});

/** Takes the objects that were chosen. */
interface Selector {
  take(value: Value): void;
  finish(): void;
}

/** What of the context selecting looks at. */
interface SelectContext
  extends Pick<CmdletContext<unknown>, 'script' | 'session' | 'write' | 'writeError' | 'stopUpstream'> {
  readonly parameters: {
    readonly InputObject: Value;
    readonly Property: readonly Value[] | undefined;
    readonly ExcludeProperty: readonly string[] | undefined;
    readonly ExpandProperty: string | undefined;
    readonly Unique: boolean;
    readonly CaseInsensitive: boolean;
    readonly Wait: boolean;
    readonly Index: readonly number[] | undefined;
    readonly SkipIndex: readonly number[] | undefined;
  };
}

function selectorOf(context: SelectContext): Selector {
  const { parameters: p, script } = context;
  const unique = p.Unique
    ? new UniqueObjects(objectOrder(script, { caseSensitive: !p.CaseInsensitive, culture: null }), p.CaseInsensitive)
    : null;
  const selection = selectionOf(context);
  let finished = false;
  const put = (value: Value, notes: number): void => {
    if (unique) unique.add(value, notes);
    else context.write(value);
  };
  return {
    take(value) {
      if (selection) for (const result of selection.results(value)) put(result.value, result.notes);
      else put(stamped(value, value, false), 0);
    },
    finish() {
      if (finished) return;
      finished = true;
      for (const value of unique?.values ?? []) context.write(value);
    },
  };
}

function selectionOf(context: SelectContext): Selection | null {
  const { parameters: p, script, session } = context;
  const excluded = p.ExcludeProperty ?? [];
  const expand = p.ExpandProperty || null;
  const given = p.Property?.length ? p.Property : p.ExcludeProperty ? ['*'] : [];
  if (given.length === 0 && expand === null) return null;
  const output: SelectionOutput = {
    script,
    writeError: (record) => context.writeError(record),
    noteError: (error) => session.addError(error.record),
  };
  return new Selection(output, readParameters(script, given, selectKeys), excluded, expand);
}

function byPosition(context: SelectContext, selector: Selector): { process(): void; end(): void } {
  const { parameters: p } = context;
  const skipped = p.SkipIndex ? new Set(p.SkipIndex) : null;
  const wanted = new Set(p.Index ?? []);
  let left = wanted.size;
  let position = -1;
  return {
    process() {
      if (isNullish(p.InputObject)) return;
      position++;
      if (skipped ? skipped.has(position) : !wanted.has(position)) return;
      selector.take(p.InputObject);
      if (skipped || --left > 0 || p.Wait) return;
      selector.finish();
      context.stopUpstream();
    },
    end: () => selector.finish(),
  };
}
