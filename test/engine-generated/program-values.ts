import fc from 'fast-check';

/** Text of a program part. */
export type Part = fc.Arbitrary<string>;

/** Joins texts and parts, each part drawn on its own. */
export function written(strings: TemplateStringsArray, ...parts: readonly Part[]): Part {
  return fc
    .tuple(...parts)
    .map((texts) => strings.reduce((text, piece, index) => text + (index > 0 ? texts[index - 1] : '') + piece, ''));
}

/** One of these words. */
export const word = (words: string): Part => fc.constantFrom(...words.split(' '));

/** Variables every statement may read and write. Loop counters are others (`$w1`): nothing in a body may set them back. */
export const variable = word('$a $b $c $h $script:a $global:b');
/** Variables that are only read. */
const readable = word('$a $b $c $h $_ $args $input $error $Matches $PSItem $PSVersionTable $none $i $Error[0] $PID');

/** A count that may multiply or pad something without filling the memory. */
export const small = word('0 1 2 3 -1');

const number = word(
  '0 1 2 3 -1 7 10 255 65 -0 1.5 0.1 2.50d 1e3 1e400 1kb 0x1F 0b101 5L 3uy 9n 2147483647 -2147483648 9223372036854775807 18446744073709551615 ' +
    '79228162514264337593543950335d [double]::NaN [int]::MinValue [long]::MinValue [decimal]::MaxValue',
);

const text = fc.constantFrom(
  "''",
  "'a'",
  "'b,c;d'",
  "'  pad '",
  "'12'",
  "'1.5e3'",
  "'0x10'",
  "'2024-02-29'",
  "'a*[b]?'",
  "'(x+)$'",
  "'[unclosed'",
  "'{0} {1:N2} {2}'",
  `'{"k":[1,{"z":null}]}'`,
  '\'<r><i n="1">t</i></r>\'',
  '"line1`nline2`ttab`0"',
  "'Ünïcødé 👍'",
  "@'\nhere\n'@",
  "'k'",
  "'Length'",
);

const fixed = word(
  '$null $true $false @() @{} {} [System.DayOfWeek]::Friday [datetime]::MinValue [guid]::Empty [int] [string[]] [char]65',
);

/** What needs no other part. */
export const leaf: Part = fc.oneof(
  { weight: 3, arbitrary: number },
  { weight: 3, arbitrary: text },
  { weight: 2, arbitrary: fixed },
  { weight: 4, arbitrary: readable },
);

/** Types that are converted to and asked for. */
export const typeName = word(
  'int string long double decimal byte sbyte int16 uint16 uint32 uint64 bigint float char bool array object[] int[] string[] byte[] char[] ' +
    'hashtable ordered pscustomobject datetime timespan guid version regex xml uri type scriptblock switch void ' +
    'System.DayOfWeek System.ConsoleColor System.Collections.ArrayList ipaddress mailaddress nullable[int] psobject ' +
    'System.Collections.Generic.List[int] System.Collections.Generic.Dictionary[string,int]',
);

/** Operators of two operands that cannot make something large of something small. */
export const binaryOperator = word(
  '+ - / % -eq -ne -gt -ge -lt -le -ceq -ieq -like -notlike -match -notmatch -cmatch -replace -creplace -split -csplit -join -contains ' +
    '-notcontains -in -notin -is -isnot -as -band -bor -bxor -and -or -xor -f ?? ,',
);

export const unaryOperator = word('! - + -not -bnot -join -split ,');
