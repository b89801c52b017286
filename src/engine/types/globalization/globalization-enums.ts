import { defineEnum } from '../../values/enums.js';

defineEnum(
  'System.Globalization.CompareOptions',
  {
    None: 0,
    IgnoreCase: 1,
    IgnoreNonSpace: 2,
    IgnoreSymbols: 4,
    IgnoreKanaType: 8,
    IgnoreWidth: 16,
    OrdinalIgnoreCase: 268435456,
    StringSort: 536870912,
    Ordinal: 1073741824,
  },
  { flags: true },
);

defineEnum(
  'System.Globalization.CultureTypes',
  { NeutralCultures: 1, SpecificCultures: 2, InstalledWin32Cultures: 4, AllCultures: 7 },
  { flags: true },
);

defineEnum(
  'System.Globalization.DateTimeStyles',
  {
    None: 0,
    AllowLeadingWhite: 1,
    AllowTrailingWhite: 2,
    AllowInnerWhite: 4,
    AllowWhiteSpaces: 7,
    NoCurrentDateDefault: 8,
    AdjustToUniversal: 16,
    AssumeLocal: 32,
    AssumeUniversal: 64,
    RoundtripKind: 128,
  },
  { flags: true },
);

defineEnum(
  'System.Globalization.NumberStyles',
  {
    None: 0,
    AllowLeadingWhite: 1,
    AllowTrailingWhite: 2,
    AllowLeadingSign: 4,
    Integer: 7,
    AllowTrailingSign: 8,
    AllowParentheses: 16,
    AllowDecimalPoint: 32,
    AllowThousands: 64,
    Number: 111,
    AllowExponent: 128,
    Float: 167,
    AllowCurrencySymbol: 256,
    Currency: 383,
    Any: 511,
    AllowHexSpecifier: 512,
    HexNumber: 515,
    AllowBinarySpecifier: 1024,
    BinaryNumber: 1027,
  },
  { flags: true },
);
defineEnum('System.Globalization.TimeSpanStyles', ['None', 'AssumeNegative'], { flags: true });
