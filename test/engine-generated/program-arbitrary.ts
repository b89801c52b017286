import fc from 'fast-check';
import { source, stage } from './program-pipelines.js';
import {
  binaryOperator,
  leaf,
  type Part,
  small,
  typeName,
  unaryOperator,
  variable,
  word,
  written,
} from './program-values.js';

interface Parts {
  expression: string;
  statement: string;
  block: string;
}

const property = word('Length Count Keys Values Name k x y PSObject PSTypeNames Message Exception InnerText Year Item');
const method = word('ToString GetType Trim ToUpper GetEnumerator Clone ToCharArray Clear MoveNext GetHashCode Sort');
const method1 = word(
  'ToString Substring Split Contains StartsWith IndexOf Add Remove ContainsKey Equals CompareTo Replace Insert GetValue AddDays Trim TrimEnd ' +
    'Where ForEach IsInstanceOfType GetMethod Invoke Match',
);
const statics = word(
  '[math]::Max [math]::Pow [math]::Round [string]::Join [string]::Format [string]::Compare [convert]::ToInt32 [convert]::ToString [int]::Parse ' +
    '[datetime]::new [timespan]::new [version]::new [regex]::Replace [regex]::Match [array]::IndexOf [enum]::Parse [tuple]::Create ' +
    '[System.Text.StringBuilder]::new [System.Collections.ArrayList]::new [guid]::Parse [char]::IsDigit [nope]::Nope [string]::IsNullOrEmpty',
);

function expressions(tie: (key: keyof Parts) => Part): Part {
  const e = tie('expression');
  const list = fc.array(e, { maxLength: 3 }).map((items) => items.join(', '));
  const entries = fc
    .array(written`${word("k x y 'a b' 1 $null (2)")} = ${e}`, { maxLength: 3 })
    .map((all) => all.join('; '));
  const receiver = fc.oneof(variable, written`(${e})`);
  return fc.oneof(
    { maxDepth: 4, depthIdentifier: 'program' },
    leaf,
    written`(${e} ${binaryOperator} ${e})`,
    written`(${e} ${binaryOperator} ${e})`,
    written`(${e} * ${small})`,
    written`(${e} ${word('-shl -shr')} ${small})`,
    written`(${e} ${word('-is -isnot -as')} [${typeName}])`,
    written`(${unaryOperator} ${e})`,
    written`@(${list})`,
    written`(, ${e})`,
    written`(${small}..${word('0 3 12')})`,
    written`${word('@{ [ordered]@{ [pscustomobject]@{')} ${entries} }`,
    written`([${typeName}]${e})`,
    written`([${typeName}]${e})`,
    written`${receiver}${word('. ?. .?')}${property}`.map((text) => text.replace('.?', '.')),
    written`${receiver}.${method}()`,
    written`${receiver}.${method1}(${e})`,
    written`${receiver}.${word('Substring Replace IndexOf Add Insert Where Split')}(${e}, ${e})`,
    written`${receiver}.Pad${word('Left Right')}(${word('0 5 -1')})`,
    written`${statics}(${list})`,
    written`${receiver}[${e}]`,
    written`${receiver}[${word('-1 0 0..2 -1..1 9,0')}]`,
    written`"t $(${e}) ${variable} ${word('$_ $($_) $a $h.k `$')}"`,
    written`(${e} ? ${e} : ${e})`,
    written`$(${tie('block')})`,
    written`@(${tie('statement')})`,
    written`(& { ${tie('block')} } ${e})`,
    written`{ ${tie('statement')} }`,
    written`(${variable} = ${e})`,
    written`(${variable}${word('++ --')})`,
    written`(${source(e)} | ${stage(e, tie('statement'))})`,
  );
}

let counters = 0;
/** A loop that ends whatever its body does: the counter has a name of its own and is moved by the condition. */
const bounded = (shape: (counter: string) => Part): Part =>
  fc.constant(null).chain(() => shape(`$w${++counters % 50}`));

function statements(tie: (key: keyof Parts) => Part): Part {
  const e = tie('expression');
  const body = tie('block');
  const target = fc.oneof(
    variable,
    written`${variable}[${e}]`,
    written`${variable}.${word('k x Length')}`,
    written`[${typeName}]${variable}`,
  );
  const pipeline = fc
    .tuple(source(e), fc.array(stage(e, tie('statement')), { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest].join(' | '));
  const handler = written`catch ${fc.constantFrom('', '[System.DivideByZeroException]', '[System.Management.Automation.RuntimeException], [int]')} { ${body} }`;
  return fc.oneof(
    { maxDepth: 4, depthIdentifier: 'program' },
    written`${target} = ${leaf}`,
    written`${target} ${word('= = += -= /= %= ??=')} ${e}`,
    written`${target} *= ${small}`,
    written`${variable}, ${variable} = ${e}`,
    pipeline,
    pipeline,
    written`${target} = ${pipeline}`,
    written`if (${e}) { ${body} } elseif (${pipeline}) { ${body} } else { ${body} }`,
    written`foreach ($i in ${pipeline}) { ${body} }`,
    bounded(
      (counter) => written`for (${fc.constant(counter)} = 0; ${fc.constant(counter)}++ -lt ${small}; ${e}) { ${body} }`,
    ),
    bounded((counter) => written`${fc.constant(counter)} = 0; while (${fc.constant(counter)}++ -lt 3) { ${body} }`),
    bounded(
      (counter) =>
        written`${fc.constant(counter)} = 0; do { ${body} } ${word('until while')} (${fc.constant(counter)}++ -eq 0)`,
    ),
    written`switch ${word('-regex -wildcard -exact -casesensitive')} (${e}) { ${leaf} { ${body} } { ${e} } { ${body} } default { ${body} } }`,
    written`try { ${body} } ${handler} finally { ${body} }`,
    written`try { ${body} } ${handler}`,
    written`trap { ${body}; ${word('continue break return')} }`,
    word('break continue return throw'),
    written`${word('throw return Write-Error')} ${e}`,
    written`function f${word('1 2 3')} { param([${typeName}]$p, ${word('$q [Parameter(ValueFromPipeline)]$q')}) ${word('process end dynamicparam')} { ${body} } }`.map(
      withoutOwnCalls,
    ),
    written`$null = f${word('1 2 3')} ${e} ${e}`,
    written`${e} | f${word('1 2 3')} -p ${e}`,
    written`Set-StrictMode -Version ${word('1.0 2.0 3.0 Latest')}`,
    written`$ErrorActionPreference = ${word("'Stop' 'Continue' 'SilentlyContinue'")}`,
    written`${pipeline} ${word('2>&1 3>&1 *>&1 2>$null')}`,
    written`${pipeline} ${word('&& ||')} ${pipeline}`,
    written`class K${word('1 2 3')} { [${typeName}]$p = ${e}; [object] M($q) { return ${e} } }`,
    written`enum N${word('1 2 3')} { A; B = ${word("5 'x' 1kb")} }`,
  );
}

/** A function calls none: what is generated always ends. */
function withoutOwnCalls(text: string): string {
  const [head, ...rest] = text.split('{ param');
  return `${head}{ param${rest.join('{ param').replace(/\bf[123]\b/g, 'Write-Output')}`;
}

const parts = fc.letrec<Parts>((tie) => ({
  expression: expressions(tie as (key: keyof Parts) => Part),
  statement: statements(tie as (key: keyof Parts) => Part),
  block: fc
    .array(tie('statement') as Part, { minLength: 1, maxLength: 2, depthIdentifier: 'program' })
    .map((all) => all.join('; ')),
}));

/** Programs that end: loops are bounded, functions call none, nothing is multiplied by much. */
export const program: fc.Arbitrary<string> = fc
  .array(parts.statement, { minLength: 1, maxLength: 6 })
  .map((lines) => `${lines.join('\n')}\n`);
