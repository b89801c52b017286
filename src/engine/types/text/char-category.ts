import { defineEnum, type EnumValue, enumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import { type Char, Double } from '../../values/numbers.js';
import { requireType } from '../../values/type-names.js';
import { objectType } from '../core.js';

/** Unicode's general categories in the order of .NET's UnicodeCategory, with the names .NET gives them. */
const categories: readonly (readonly [string, string])[] = [
  ['Lu', 'UppercaseLetter'],
  ['Ll', 'LowercaseLetter'],
  ['Lt', 'TitlecaseLetter'],
  ['Lm', 'ModifierLetter'],
  ['Lo', 'OtherLetter'],
  ['Mn', 'NonSpacingMark'],
  ['Mc', 'SpacingCombiningMark'],
  ['Me', 'EnclosingMark'],
  ['Nd', 'DecimalDigitNumber'],
  ['Nl', 'LetterNumber'],
  ['No', 'OtherNumber'],
  ['Zs', 'SpaceSeparator'],
  ['Zl', 'LineSeparator'],
  ['Zp', 'ParagraphSeparator'],
  ['Cc', 'Control'],
  ['Cf', 'Format'],
  ['Cs', 'Surrogate'],
  ['Co', 'PrivateUse'],
  ['Pc', 'ConnectorPunctuation'],
  ['Pd', 'DashPunctuation'],
  ['Ps', 'OpenPunctuation'],
  ['Pe', 'ClosePunctuation'],
  ['Pi', 'InitialQuotePunctuation'],
  ['Pf', 'FinalQuotePunctuation'],
  ['Po', 'OtherPunctuation'],
  ['Sm', 'MathSymbol'],
  ['Sc', 'CurrencySymbol'],
  ['Sk', 'ModifierSymbol'],
  ['So', 'OtherSymbol'],
  ['Cn', 'OtherNotAssigned'],
];

defineEnum(
  'System.Globalization.UnicodeCategory',
  categories.map(([, name]) => name),
);

/** The UnicodeCategory of a character. */
export function categoryOf(char: string): EnumValue {
  const index = categories.findIndex(([short]) => new RegExp(`^\\p{${short}}$`, 'u').test(char));
  return enumValue(
    requireType('System.Globalization.UnicodeCategory'),
    BigInt(index < 0 ? categories.length - 1 : index),
  );
}

defineType({
  name: 'System.Globalization.CharUnicodeInfo',
  base: objectType,
  kind: 'static',
  staticMethods: () => ({
    'GetUnicodeCategory(char ch): System.Globalization.UnicodeCategory': ([c]: [Char]) => categoryOf(c.toString()),
    'GetUnicodeCategory(string s, int index): System.Globalization.UnicodeCategory': ([text, index]: [
      string,
      number,
    ]) => categoryOf(text[index] ?? ''),
    'GetNumericValue(char ch): double': ([c]: [Char]) =>
      new Double(/^\d$/.test(c.toString()) ? Number(c.toString()) : -1),
  }),
});
