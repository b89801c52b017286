import { toText } from '../convert/text.js';
import { ArgumentException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import {
  findEncoding,
  TextEncoding,
  utf7,
  utf8Bom,
  utf8NoBom,
  utf16Big,
  utf32,
  utf32Big,
  windows1252,
} from '../types/io/encoding.js';
import { unwrap } from '../values/custom-object.js';
import type { Value } from '../values/value.js';
import type { ParameterType } from './parameter-type.js';

/** Names that -Encoding knows beside those of .NET. */
const names: Readonly<Record<string, TextEncoding>> = {
  bigendianunicode: utf16Big,
  bigendianutf32: utf32Big,
  default: utf8NoBom,
  oem: windows1252,
  string: utf8NoBom,
  utf8: utf8NoBom,
  utf8bom: utf8Bom,
  utf8nobom: utf8NoBom,
  utf32,
  utf7,
};

const offered = [
  'ansi',
  'ascii',
  'bigendianunicode',
  'bigendianutf32',
  'oem',
  'unicode',
  'utf7',
  'utf8',
  'utf8BOM',
  'utf8NoBOM',
  'utf32',
];

/** `-Encoding utf8BOM`, a code page, or an Encoding object. */
export const encoding: ParameterType<TextEncoding> = {
  name: 'System.Text.Encoding',
  label: 'Encoding',
  kind: 'scalar',
  values: null,
  isTransformation: true,
  convert: (ctx, value): Value => {
    const given = unwrap(value);
    if (given instanceof TextEncoding) return given;
    const found = typeof given === 'number' ? findEncoding(given) : byName(toText(ctx, given));
    if (found) return found;
    const text = toText(ctx, given);
    throw netError(
      newException(
        ArgumentException,
        `'${text}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')`,
      ),
    );
  },
  complete: (word) =>
    offered.filter((name) => name.toLowerCase().startsWith(word.toLowerCase())).map((text) => ({ text })),
};

function byName(name: string): TextEncoding | null {
  return names[name.toLowerCase()] ?? (/^\d+$/.test(name) ? findEncoding(Number(name)) : findEncoding(name));
}
