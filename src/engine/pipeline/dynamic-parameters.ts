import type { Binding } from '../command/binding.js';
import type { TableParameter } from '../command/parameter-table.js';
import type { Frame } from '../compile/frame.js';
import { DictionaryBase } from '../values/dictionaries.js';
import { RuntimeDefinedParameter, runtimeTableParameter } from './runtime-parameter.js';
import { ListSink } from './sink.js';

/** Runs a function's `dynamicparam` block, with what is bound so far set, and reads the parameters it gives. */
export function dynamicParametersOf(
  frame: Frame,
  binding: Binding,
  setBound: (binding: Binding) => void,
): readonly TableParameter[] {
  setBound(binding);
  const out = new ListSink();
  frame.leaveBlock(frame.block.code.dynamicParam!(frame, out));
  const parameters: TableParameter[] = [];
  const { setNames } = binding.table;
  for (const item of out.items) {
    if (!(item instanceof DictionaryBase)) continue;
    for (const entry of item.entries()) {
      if (!(entry.value instanceof RuntimeDefinedParameter)) continue;
      parameters.push(
        runtimeTableParameter(entry.value, setNames, binding.table.parameters.length + parameters.length),
      );
    }
  }
  return parameters;
}
