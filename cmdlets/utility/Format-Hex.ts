import { readFileSync } from 'node:fs';
import type { CmdletContext } from '../../src/engine/command/definition.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { int64, psobject, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { rangeKind } from '../../src/engine/command/validation-range.js';
import { toText } from '../../src/engine/convert/text.js';
import { utf8NoBom } from '../../src/engine/types/io/encoding.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { isEnumerable, itemsOf } from '../../src/engine/values/arrays.js';
import { CustomObject, unwrap } from '../../src/engine/values/custom-object.js';
import { typeOf } from '../../src/engine/values/net-type.js';
import { Byte } from '../../src/engine/values/numbers.js';
import { isNullish, type Value } from '../../src/engine/values/value.js';
import { forEachItem } from '../management/providers/path-parameters.js';

/** Shows bytes as hexadecimal numbers. */
export const FormatHex = cmdlet({
  name: 'Format-Hex',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows bytes as hexadecimal numbers.',
  aliases: ['fhx'],
  sets: ['Path', 'LiteralPath', 'ByInputObject'],
  outputTypes: ['Microsoft.PowerShell.Commands.ByteCollection'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      wildcards: true,
      validate: [notNullOrEmpty],
      sets: { Path: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
      sets: { LiteralPath: { mandatory: true } },
    },
    InputObject: {
      type: psobject,
      help: 'Texts, numbers or bytes.',
      sets: { ByInputObject: { mandatory: true, pipeline: true } },
    },
    Encoding: {
      type: encoding,
      help: 'How texts become bytes.',
      validate: [notNullOrEmpty],
      sets: { ByInputObject: {} },
    },
    Count: { type: int64, help: 'How many bytes are shown.', validate: [rangeKind('Positive')] },
    Offset: {
      type: int64,
      help: 'How many bytes are left out first.',
      validate: [rangeKind('NonNegative')],
      default: 0n,
    },
    Raw: { type: switchParameter, help: 'Had a meaning once.', sets: { ByInputObject: {} } },
  },
  examples: [{ code: "('AB' | Format-Hex).HexBytes", remarks: '41 42.' }],
  run(context) {
    const { parameters: p } = context;
    const single: number[] = [];
    const write = (bytes: Uint8Array, value: Value): void =>
      writeRows(context, bytes, isNullish(value) ? '' : `${typeOf(value).name} (${typeOf(value).fullName})`);
    /** Bytes that came one by one are shown together. */
    function flush(): void {
      if (single.length > 0) write(Uint8Array.from(single), new Byte(0));
      single.length = 0;
    }
    return {
      process() {
        if (p.Path ?? p.LiteralPath) {
          forEachItem(context, p, ({ path }) =>
            writeRows(
              context,
              onFile(path, (place) => new Uint8Array(readFileSync(place))),
              `File: ${path}`,
            ),
          );
          return;
        }
        const plain = unwrap(p.InputObject);
        if (plain instanceof Byte) {
          single.push(plain.value);
          return;
        }
        flush();
        write(typeof plain === 'string' ? (p.Encoding ?? utf8NoBom).encode(plain) : bytesOf(context, plain), plain);
      },
      end: flush,
    };
  },
});

interface HexOptions {
  readonly Count: bigint | undefined;
  readonly Offset: bigint;
}

function bytesOf(context: CmdletContext<HexOptions>, value: Value): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (value instanceof Byte) return Uint8Array.of(value.value);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value === 'number') return new Uint8Array(Int32Array.of(value).buffer);
  if (typeof value === 'bigint') return new Uint8Array(BigInt64Array.of(value).buffer);
  if (isEnumerable(value)) return Buffer.concat(itemsOf(value).map((item) => bytesOf(context, unwrap(item))));
  return utf8NoBom.encode(toText(context.script, value));
}

const rowLength = 16;

function writeRows(context: CmdletContext<HexOptions>, all: Uint8Array, label: string): void {
  const { Offset, Count } = context.parameters;
  const start = Number(Offset);
  const bytes = all.subarray(start, Count === undefined ? undefined : start + Number(Count));
  for (let at = 0; at < bytes.length; at += rowLength) {
    const row = bytes.subarray(at, at + rowLength);
    const hex = [...row].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
    const ascii = [...row]
      .map((byte) => (byte === 0 || (byte > 126 && byte < 160) || byte < 32 ? '�' : String.fromCharCode(byte)))
      .join('');
    const offset = BigInt(start + at);
    context.write(
      CustomObject.from(
        [
          ['Offset64', offset],
          ['HexOffset', offset.toString(16).toUpperCase().padStart(16, '0')],
          ['HexBytes', hex],
          ['Ascii', ascii],
          ['Bytes', new Uint8Array(row)],
          ['Path', label.startsWith('File: ') ? label.slice(6) : ''],
          ['Label', label],
        ],
        ['Microsoft.PowerShell.Commands.ByteCollection'],
      ),
    );
  }
}
