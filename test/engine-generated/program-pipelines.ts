import fc from 'fast-check';
import { type Part, small, word, written } from './program-values.js';

const property = word("Length Count Name Value Key k x 'no such' * Year p*");
const properties = fc.array(property, { minLength: 1, maxLength: 3 }).map((names) => names.join(', '));
const calculated = (expression: Part): Part =>
  written`@{ ${word('n Name l Label')} = ${word("'x' 'y' ''")}; ${word('e Expression')} = { ${expression} } }`;

/** A command behind a pipe, with `expression` and `statement` for what stands in its blocks. */
export function stage(expression: Part, statement: Part): Part {
  const key = fc.oneof(properties, written`{ ${expression} }`, calculated(expression));
  return fc.oneof(
    written`Where-Object { ${expression} }`,
    written`Where-Object ${word('Length Count k')} ${word('-eq -gt -like -match -in -is')} ${small}`,
    written`ForEach-Object { ${statement} }`,
    written`ForEach-Object ${word('Length ToString GetType Trim Keys k')}`,
    written`ForEach-Object -Begin { ${statement} } -Process { ${statement} } -End { ${statement} }`,
    written`Sort-Object ${key} ${word('-Descending -Unique -CaseSensitive -Stable')}`,
    written`Select-Object ${key} ${word('-First -Last -Skip -SkipLast')} ${word('0 1 2 9')}`,
    written`Select-Object ${word('-ExpandProperty -ExcludeProperty')} ${property}`,
    written`Select-Object ${word('-Index -First -Unique -Last')} ${word('0 1 5')}`,
    written`Group-Object ${key} ${word('-NoElement -AsHashTable -CaseSensitive')}`,
    written`Measure-Object ${word('-Sum -Average -Maximum -Minimum -Line -Word -AllStats')}`,
    written`Measure-Object ${property} ${word('-Sum -Maximum')}`,
    written`Compare-Object (${expression}) ${word('-IncludeEqual -ExcludeDifferent -PassThru')}`,
    written`ConvertTo-Json -Depth ${word('0 1 3')} ${word('-Compress -AsArray -EnumsAsStrings')}`,
    written`${word('Format-Table Format-List Format-Wide')} ${properties}`,
    written`${word('Format-Table Format-List')} ${key}`,
    written`Format-Table ${word('-AutoSize -Wrap -HideTableHeaders -Expand')} `,
    written`Add-Member ${word('NoteProperty ScriptProperty ScriptMethod AliasProperty')} ${word('k x Length')} (${expression}) -PassThru -Force`,
    written`Select-String ${word('a b . x+ [')} ${word('-AllMatches -SimpleMatch -NotMatch -CaseSensitive -Raw -Quiet')}`,
    written`Tee-Object -Variable ${word('a b h')}`,
    written`Join-String ${word('-Separator -OutputPrefix')} ','`,
    written`& { ${word('process begin end')} { ${statement} } }`,
    written`. { ${statement} }`,
    word(
      'Out-String Out-Null Out-Default Get-Member Get-Unique ConvertTo-Csv ConvertFrom-Csv ConvertFrom-Json ConvertTo-Html ConvertTo-Xml Format-Custom',
    ),
    word('Format-Hex Write-Output Write-Warning Write-Host Write-Error Format-List Format-Table Out-String'),
    written`ConvertFrom-Json ${word('-AsHashtable -NoEnumerate')}`,
    written`ConvertFrom-StringData`,
  );
}

/** A command that begins a pipeline. */
export function source(expression: Part): Part {
  return fc.oneof(
    { weight: 8, arbitrary: written`${expression}` },
    { weight: 2, arbitrary: written`${word('0 1 5')}..${word('0 3 12')}` },
    { weight: 1, arbitrary: written`Write-Output ${word('-NoEnumerate -InputObject')} (${expression})` },
    {
      weight: 1,
      arbitrary: written`Get-Variable ${word('a b h* none PSVersionTable')} ${word('-ValueOnly -Scope')} 0`,
    },
    {
      weight: 1,
      arbitrary: written`New-Object ${word('PSObject object System.Collections.ArrayList Nope Version')} (${expression})`,
    },
    { weight: 1, arbitrary: written`Get-Command ${word('Get-* Nope f1 %')}` },
    { weight: 1, arbitrary: written`Invoke-Expression (${expression})` },
    { weight: 1, arbitrary: written`Get-Date -Date (${expression})` },
    { weight: 1, arbitrary: written`New-TimeSpan -Seconds (${expression})` },
    { weight: 1, arbitrary: written`Get-Random -InputObject (${expression})` },
  );
}
