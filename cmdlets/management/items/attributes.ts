import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { toText } from '../../../src/engine/convert/text.js';
import { runtimeError } from '../../../src/engine/errors/terminating.js';
import { enumerate, isList } from '../../../src/engine/values/arrays.js';
import { enumByName } from '../../../src/engine/values/enums.js';
import { requireType } from '../../../src/engine/values/type-names.js';

/** Which attributes a file must have: alternatives of bits that must be set and bits that must not. */
export type AttributeTest = readonly { readonly set: bigint; readonly unset: bigint }[];

const offered = [
  'Archive',
  'Compressed',
  'Directory',
  'Encrypted',
  'Hidden',
  'Normal',
  'ReadOnly',
  'ReparsePoint',
  'System',
  'Temporary',
];

/** `-Attributes Directory+Hidden,!ReadOnly`: `+` is and, `,` is or, `!` is not. */
export const attributeTest: ParameterType<AttributeTest> = {
  name: 'System.Management.Automation.FlagsExpression`1[System.IO.FileAttributes]',
  label: 'FlagsExpression[FileAttributes]',
  kind: 'scalar',
  values: null,
  convert: (ctx, value) =>
    parse(isList(value) ? [...enumerate(value)].map((one) => toText(ctx, one)).join(',') : toText(ctx, value)),
  complete: (word) =>
    offered.filter((name) => name.toLowerCase().startsWith(word.toLowerCase())).map((text) => ({ text })),
};

function parse(text: string): AttributeTest {
  const type = requireType('System.IO.FileAttributes');
  return text.split(',').map((alternative) => {
    let set = 0n;
    let unset = 0n;
    for (const part of alternative.split('+')) {
      const [, not, name] = /^\s*(!?)\s*(\w+)\s*$/.exec(part) ?? [];
      const flag = name === undefined ? undefined : enumByName(type, name);
      if (!flag) {
        throw runtimeError(
          'InvalidArgument',
          'InvalidArgument',
          `Unable to match the identifier name ${part.trim()} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${offered.join(', ')}`,
        );
      }
      if (not) unset |= flag.number;
      else set |= flag.number;
    }
    return { set, unset };
  });
}

/** True when the bits of a file pass. */
export function passesAttributes(test: AttributeTest, bits: number): boolean {
  const all = BigInt(bits);
  return test.some(({ set, unset }) => (all & set) === set && (all & unset) === 0n);
}
