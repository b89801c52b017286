import { readFileSync } from 'node:fs';
import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { int64, psobject, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { rangeKind } from '../../src/engine/command/validation-range.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { utf8NoBom } from '../../src/engine/types/io/encoding.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { FileSystemInfo } from '../../src/engine/types/io/file-system-items.js';
import { unwrap } from '../../src/engine/values/custom-object.js';
import { typeOf } from '../../src/engine/values/type-of.js';
import type { Value } from '../../src/engine/values/value.js';
import { forEachItem } from '../management/providers/path-parameters.js';
import { ByteCollection } from './hex/byte-collection.js';
import { valueBytes } from './hex/primitive-bytes.js';

/** Shows bytes as hexadecimal numbers. */
export const FormatHex = cmdlet({
  name: 'Format-Hex',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows bytes as hexadecimal numbers.',
  aliases: ['fhx'],
  className: 'Microsoft.PowerShell.Commands.FormatHex',
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
    const group: { label: string; parts: Uint8Array[] } = { label: '', parts: [] };
    /** Values of one type that came one by one are shown together. */
    function flush(): void {
      if (group.parts.length > 0) writeRows(context, Buffer.concat(group.parts), group.label);
      group.parts = [];
    }
    function show(value: Value): void {
      if (value instanceof FileSystemInfo) {
        flush();
        writeFile(context, value.path);
      } else if (typeof value === 'string') {
        flush();
        writeRows(context, (p.Encoding ?? utf8NoBom).encode(value), 'String (System.String)');
      } else showBytes(value);
    }
    function showBytes(value: Value): void {
      const found = valueBytes(value);
      if (!found) context.writeError(notSupported(value));
      else {
        if (found.isArray || found.label !== group.label) flush();
        group.label = found.label;
        group.parts.push(found.bytes);
        if (found.isArray) flush();
      }
    }
    return {
      process() {
        if (p.Path ?? p.LiteralPath) forEachItem(context, p, ({ path }) => writeFile(context, path));
        else show(unwrap(p.InputObject));
      },
      end: flush,
    };
  },
});

interface HexOptions {
  readonly Count: bigint | undefined;
  readonly Offset: bigint;
}

function notSupported(value: Value) {
  const { fullName } = typeOf(value);
  const message = `Cannot convert input of type '${fullName}' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping to Format-Hex.`;
  const exception = newException(ArgumentException, message);
  return errorRecord({ exception, id: 'FormatHexTypeNotSupported', category: 'InvalidArgument', target: fullName });
}

function writeFile(context: CmdletContext<HexOptions>, path: string): void {
  const bytes = onFile(path, (file) => new Uint8Array(readFileSync(file)));
  writeRows(context, bytes, `File: ${path}`, path);
}

const rowLength = 16;

function writeRows(context: CmdletContext<HexOptions>, all: Uint8Array, label: string, path = ''): void {
  const { Offset, Count } = context.parameters;
  const start = Number(Offset);
  const bytes = all.subarray(start, Count === undefined ? undefined : start + Number(Count));
  for (let at = 0; at < bytes.length; at += rowLength) {
    const row = new Uint8Array(bytes.subarray(at, at + rowLength));
    context.write(new ByteCollection(BigInt(start + at), row, label, path));
  }
}
