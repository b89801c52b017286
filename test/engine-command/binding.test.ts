import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

/** Name, script, what it prints. Every row is a rule of reference/powershell-binding.md. */
type Row = readonly [rule: string, script: string, out: string];

function table(rows: readonly Row[]): void {
  for (const [rule, script, out] of rows) test(rule, () => expect(runScript(script).out).toBe(out));
}

const failure = (call: string): string => `try { ${call} } catch { $_.FullyQualifiedErrorId }`;

describe('names (§2)', () => {
  const f =
    'function f { [CmdletBinding()] param($Err, [Alias("nm")]$Name, $Names, $Verb) "$Err|$Name|$Names|$Verb" }\n';
  table([
    ['a prefix means the parameter', `${f}f -Er 1`, '1|||'],
    ['declared parameters win over common ones', `${f}f -V 4`, '|||4'],
    ['an exact name wins over a longer one', `${f}f -Name 1`, '|1||'],
    ['an exact alias wins', `${f}f -nm 1`, '|1||'],
    ['several beginnings are ambiguous', `${f}${failure('f -Na 1')}`, 'AmbiguousParameter,f'],
    ['an unknown name is an error', `${f}${failure('f -Zed 1')}`, 'NamedParameterNotFound,f'],
    ['typographic dashes work', `${f}f –Err 1`, '1|||'],
    ['the same parameter twice', `${f}${failure('f -Err 1 -Err 2')}`, 'ParameterAlreadyBound,f'],
  ]);
});

describe('values (§1, §3)', () => {
  const s = 'function s { param([switch]$On, $A) "$On|$A" }\n';
  table([
    ['a switch takes no value', `${s}s -On 1`, 'True|1'],
    ['a switch with a colon does', `${s}s -On:$false 1`, 'False|1'],
    ['$null is off', `${s}s -On:$null`, 'False|'],
    [
      'a text is no switch',
      `${s}try { s -On:x } catch { $_.Exception.InnerException.Message }`,
      'Cannot convert value "System.String" to type "System.Management.Automation.SwitchParameter". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.',
    ],
    ['a number is no switch', `${s}${failure('s -On:1')}`, 'ParameterArgumentTransformationError,s'],
    ['an unknown -word is a value', 'function f { param($A) "$A" }; f -A -x', '-x'],
    ['a known -word is no value', `function f { param($A, $B) 1 }; ${failure('f -A -B 2')}`, 'MissingArgument,f'],
    ['nothing behind a name', `function f { param($A) 1 }; ${failure('f -A')}`, 'MissingArgument,f'],
    ['a bool takes numbers', 'function f { param([bool]$B) "$B" }; f 2', 'True'],
    [
      'a bool takes no text',
      `function f { param([bool]$B) 1 }; ${failure("f 'true'")}`,
      'ParameterArgumentTransformationError,f',
    ],
    ['an enum takes a unique beginning', 'function f { param([DayOfWeek]$D) "$D" }; f mon', 'Monday'],
    ['a number is written as typed for a string', 'function f { param([string]$S) $S }; f 1.50', '1.50'],
  ]);
});

describe('positions (§4)', () => {
  table([
    ['in order of declaration, switches skipped', 'function f { param([switch]$S, $A, $B) "$A|$B" }; f 1 2', '1|2'],
    [
      'one explicit position leaves the others named',
      `function f { param([Parameter(Position=0)]$A, $B) 1 }; ${failure('f 1 2')}`,
      'PositionalParameterNotFound,f',
    ],
    ['named ones may stand between', 'function f { param($A, $B, $C) "$A|$B|$C" }; f -B 1 2 3', '2|1|3'],
    [
      'the type chooses the set',
      "function f { [CmdletBinding(DefaultParameterSetName='S')] param([Parameter(ParameterSetName='N', Position=0)][int]$N, [Parameter(ParameterSetName='S', Position=0)][string]$S) $PSCmdlet.ParameterSetName }; f 5; f x",
      'N\nS',
    ],
    ['the rest goes to $args of a simple function', 'function f { param($A) "$args" }; f 1 2 -x 3', '2 -x 3'],
    [
      'the rest goes to the parameter that takes it',
      'function f { param($A, [Parameter(ValueFromRemainingArguments)]$R) "$R" }; f 1 2 3',
      '2 3',
    ],
    [
      'a conversion error of a simple function is raised',
      `function f { param([int]$A) 1 }; ${failure('f x')}`,
      'ParameterArgumentTransformationError,f',
    ],
  ]);
});

describe('parameter sets and mandatory parameters (§5, §6)', () => {
  const two =
    "function f { param([Parameter(ParameterSetName='A', Mandatory)]$A, [Parameter(ParameterSetName='B', Mandatory)]$B) $PSCmdlet.ParameterSetName }\n";
  table([
    ['a parameter decides', `${two}f -B 1`, 'B'],
    ['nothing decides', `${two}${failure('f')}`, 'AmbiguousParameterSet,f'],
    ['two contradict each other', `${two}${failure('f -A 1 -B 2')}`, 'AmbiguousParameterSet,f'],
    [
      'what is missing is named',
      `function f { param([Parameter(Mandatory)]$A, [Parameter(Mandatory)]$B) 1 }; try { f } catch { "$_" }`,
      'Cannot process command because of one or more missing mandatory parameters: A B.',
    ],
    [
      'in the order of declaration, whatever the positions',
      `function f { param([Parameter(Mandatory, Position=1)]$A, [Parameter(Mandatory, Position=0)]$B) 1 }; try { f } catch { "$_" }`,
      'Cannot process command because of one or more missing mandatory parameters: A B.',
    ],
    [
      'with input, what only the command line can bring of the default set',
      `function f { [CmdletBinding(DefaultParameterSetName='A')] param([Parameter(Mandatory, ParameterSetName='A')]$A, [Parameter(Mandatory, ParameterSetName='B')]$B, [Parameter(ValueFromPipeline)]$I) process { 1 } }; try { 1 | f } catch { "$_" }`,
      'Cannot process command because of one or more missing mandatory parameters: A.',
    ],
    [
      'input cannot choose between two sets that need more than it brings',
      `function f { param([Parameter(Mandatory, ParameterSetName='A')]$A, [Parameter(Mandatory, ParameterSetName='B')]$B, [Parameter(ValueFromPipeline)]$I) process { 1 } }; ${failure('1 | f')}`,
      'AmbiguousParameterSet,f',
    ],
    [
      'the set that input completes is taken, and what else it lacks is named',
      `function f { param([Parameter(Mandatory, ParameterSetName='A')]$A, [Parameter(Mandatory, ParameterSetName='B')]$B, [Parameter(Mandatory, ParameterSetName='B', ValueFromPipeline)]$I) process { 1 } }; try { 1 | f } catch { "$_" }`,
      'Cannot process command because of one or more missing mandatory parameters: B.',
    ],
    [
      'a mandatory string is not empty',
      `function f { param([Parameter(Mandatory)][string]$S) 1 }; ${failure("f ''")}`,
      'ParameterArgumentValidationErrorEmptyStringNotAllowed,f',
    ],
    [
      'AllowEmptyString lets it be',
      'function f { param([Parameter(Mandatory)][AllowEmptyString()][string]$S) "[$S]" }; f \'\'',
      '[]',
    ],
    [
      'a mandatory array is not empty',
      `function f { param([Parameter(Mandatory)][string[]]$L) 1 }; ${failure('f @()')}`,
      'ParameterArgumentValidationErrorEmptyArrayNotAllowed,f',
    ],
  ]);
});

describe('pipeline (§7)', () => {
  table([
    ['by value', 'function f { param([Parameter(ValueFromPipeline)]$X) process { "$X" } }; 1, 2 | f', '1\n2'],
    [
      'by property name and alias',
      "function f { param([Parameter(ValueFromPipelineByPropertyName)][Alias('Mail')]$E) process { \"$E\" } }; [pscustomobject]@{ mail = 'a' } | f",
      'a',
    ],
    [
      'the last parameter is bound first',
      'function f { param([Parameter(ValueFromPipelineByPropertyName)]$A, [Parameter(ValueFromPipelineByPropertyName)]$B) process { $PSBoundParameters.Keys } }; [pscustomobject]@{ A = 1; B = 2 } | f',
      'B\nA',
    ],
    [
      'one object cannot be bound in two sets',
      `function f { param([Parameter(ParameterSetName='A', ValueFromPipeline)]$A, [Parameter(ParameterSetName='B', ValueFromPipeline)]$B) process { 1 } }; ${failure('1 | f -ErrorAction Stop')}`,
      'AmbiguousParameterSet,f',
    ],
    [
      'an object bound in every set is bound in the default set',
      "function f { [CmdletBinding(DefaultParameterSetName='A')] param([Parameter(ParameterSetName='A', ValueFromPipelineByPropertyName)]$A, [Parameter(ParameterSetName='B', ValueFromPipelineByPropertyName)]$B, [Parameter(ValueFromPipeline)]$I) process { $PSCmdlet.ParameterSetName } }; [pscustomobject]@{ B = 2 } | f",
      'A',
    ],
    [
      'a property that fits wins over a conversion of the whole',
      "function f { param([Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)][string]$Id) process { $Id } }; [pscustomobject]@{ Id = 'x' } | f",
      'x',
    ],
    [
      'what cannot be bound is an error of its own',
      'function f { param([Parameter(ValueFromPipeline)][int]$N) process { "$N" } }; 1, "q", 2 | f',
      '1\n2',
    ],
    [
      'a hashtable has no properties',
      'function f { param([Parameter(ValueFromPipelineByPropertyName)]$N) process { "$N" } }; @{ N = 1 } | f',
      '',
    ],
    [
      'bound parameters go back to their defaults',
      'function f { param([Parameter(ValueFromPipelineByPropertyName)]$A = "d", [Parameter(ValueFromPipeline)]$O) process { "$A" } }; [pscustomobject]@{ A = 1 }, 5 | f',
      '1\nd',
    ],
    [
      'a script block is asked for each object',
      'function f { param([Parameter(ValueFromPipelineByPropertyName)][string]$N) process { $N } }; 1, 2 | f -N { "n$_" }',
      'n1\nn2',
    ],
    [
      'but only with input',
      `function f { param([Parameter(ValueFromPipelineByPropertyName)][string]$N) 1 }; ${failure('f -N { 1 }')}`,
      'ScriptBlockArgumentNoInput,f',
    ],
  ]);
});

describe('splatting and default values', () => {
  table([
    ['an explicit argument wins silently', 'function f { param($A) "$A" }; $h = @{ A = 1 }; f @h -A 2', '2'],
    [
      '$args passes names on',
      'function g { param($X, [switch]$S) "$X|$S" }; function f { g @args }; f -S -X 1',
      '1|True',
    ],
    [
      'defaults fill what is unbound',
      'function Get-It { [CmdletBinding()] param($A, $B) "$A|$B" }; $PSDefaultParameterValues[\'Get-*:B\'] = 2; Get-It 1',
      '1|2',
    ],
    [
      'Disabled switches them off',
      'function Get-It { [CmdletBinding()] param($A) "[$A]" }; $PSDefaultParameterValues = @{ \'Get-It:A\' = 1; Disabled = $true }; Get-It',
      '[]',
    ],
  ]);
});
