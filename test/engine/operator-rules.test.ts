import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

/** What a statement writes, or the message of its error. */
function shown(statement: string): string {
  const { out, error } = runScript(`try { ${statement} } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }`);
  return error === '' ? out.join('|') : error;
}

describe('operators that a type declares', () => {
  test.each([
    ["'{0}' -f (2 * [timespan]'01:00')", '02:00:00'],
    ["'{0}' -f ([timespan]'01:00' - '00:30')", '00:30:00'],
    ['(5 - [datetime]5).Ticks', '0'],
    [
      "[timespan]'01:00' / 0",
      'OverflowException|Exception calling "op_Division" with "2" argument(s): "TimeSpan overflowed because the duration is too long."',
    ],
    [
      "[datetime]'2024-03-05' - '2024-03-04'",
      'MethodCountCouldNotFindBest|Multiple ambiguous overloads found for "op_Subtraction" and the argument count: "2".',
    ],
    [
      "[datetime]'2024-03-05' - $null",
      'MethodCountCouldNotFindBest|Cannot find an overload for "op_Subtraction" and the argument count: "2".',
    ],
    [
      "$true + [datetime]'2024-01-01'",
      'MethodArgumentConversionInvalidCastArgument|Cannot convert argument "0", with value: "True", for "op_Addition" to type "System.DateTime": "Cannot convert the "True" value of type "System.Boolean" to type "System.DateTime"."',
    ],
    [
      "5 + [version]'1.0'",
      "MethodNotFound|Method invocation failed because [System.Version] does not contain a method named 'op_Addition'.",
    ],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});

describe('-split', () => {
  test.each([
    ["'a,b,c' -split { $_ -eq ',' }, -2", 'a,b|c'],
    [
      "'abc' -split 'b', 0, 'regexmatch,simplematch'",
      'InvalidSplitOptionCombination|The combination of options with the -split operator is not valid.',
    ],
    [
      "'abc' -split { $true }, 0, 'simplematch'",
      'InvalidSplitOptionWithPredicate|Options are not allowed on the -split operator with a predicate.',
    ],
    ["'aXb' -split 'x', 0, 'simplematch,ignorecase'", 'a|b'],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});

describe('-f', () => {
  const fault =
    'FormatError|Error formatting a string: Input string was not in a correct format. Failure to parse near offset';
  test.each([
    ["'{0}' -f [int[]](1, 2)", 'System.Int32[]'],
    ["'{0}{1}' -f [string[]](1, 2)", '12'],
    ["'{0}' -f [System.Collections.ArrayList](1, 2)", 'System.Collections.ArrayList'],
    ["'}' -f 1", `${fault} 1. Format item ends prematurely..`],
    ["'a}b' -f 1", `${fault} 2. Unexpected closing brace without a corresponding opening brace..`],
    ["'{0:{{x}}}' -f 1", `${fault} 3. Format item ends prematurely..`],
    ["'{0, a}' -f 1", `${fault} 4. Expected an ASCII digit..`],
    ["'{0 , -3 :X}|' -f 10", 'A  |'],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});

describe('arrays and tables', () => {
  test.each([
    ['$g = [int[,]]::new(2, 2); $g | ForEach-Object { "<$_>" }', '<0>|<0>|<0>|<0>'],
    [
      '$g = [int[,]]::new(2, 2); $g[0]',
      'NeedMultidimensionalIndex|You cannot index into a 2 dimensional array with index [0].',
    ],
    [
      '$a = 1, 2; $a[0, 1] = 5',
      'ArraySliceAssignmentFailed|Array assignment to [0,1] failed because assignment to slices is not supported.',
    ],
    ["$a = 1, 2; $null -eq $a['x']", 'True'],
    [
      '$o = [ordered]@{}; $o[5] = 1',
      "System.ArgumentOutOfRangeException|Specified argument was out of the range of valid values. (Parameter 'index')",
    ],
    [
      "(1, 2).ForEach('Nope')",
      "ForEachNonexistentMemberReference|The ForEach() operator could not find a member 'Nope' on the target object. Please verify that the named member exists and then try running your script again.",
    ],
    [
      "[System.Collections.ArrayList]$l = 2, 1, 'b'; $l.Sort()",
      'InvalidOperationException|Exception calling "Sort" with "0" argument(s): "Failed to compare two elements in the array."',
    ],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});

describe('texts become numbers and types', () => {
  test.each([
    ["[int]::Parse('1,234', 'AllowThousands')", '1234'],
    ["[double]::Parse('1.234,5', [cultureinfo]'de-DE')", '1234.5'],
    ["[decimal]::Parse('($1,234.50)', 'Currency')", '-1234.50'],
    [
      "[int]::Parse('1,234')",
      `FormatException|Exception calling "Parse" with "1" argument(s): "The input string '1,234' was not in a correct format."`,
    ],
    [
      "[bigint]'x'",
      'InvalidCastParseTargetInvocationWithFormatProvider|Cannot convert value "x" to type "System.Numerics.BigInteger". Error: "The value could not be parsed."',
    ],
    [
      "[regex]'('",
      `InvalidCastConstructorTargetInvocation|Cannot convert value "(" to type "System.Text.RegularExpressions.Regex". Error: "Invalid pattern '(' at offset 1. Not enough )'s."`,
    ],
    [
      '1 -is 5',
      'ConvertToFinalInvalidCastException|Cannot convert the "5" value of type "System.Int32" to type "System.Type".',
    ],
    [
      "[string]::Join(',', 1, 2, 3)",
      `ArgumentOutOfRangeException|Exception calling "Join" with "4" argument(s): "startIndex ('2') must be less than or equal to '-2'. (Parameter 'startIndex')|Actual value was 2."`,
    ],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});

describe('weeks', () => {
  test.each([
    ["[System.Globalization.ISOWeek]::GetWeekOfYear([datetime]'2024-12-30')", '1'],
    ["[System.Globalization.ISOWeek]::GetYear([datetime]'2024-12-30')", '2025'],
    ['[System.Globalization.ISOWeek]::GetWeeksInYear(2020)', '53'],
    ["[System.Globalization.ISOWeek]::ToDateTime(2024, 10, 'Tuesday').ToString('yyyy-MM-dd')", '2024-03-05'],
    ["(Get-Culture).Calendar.GetWeekOfYear([datetime]'2024-03-05', 'FirstFourDayWeek', 'Monday')", '10'],
    ["(Get-Culture).Calendar.GetWeekOfYear([datetime]'2023-01-01', 'FirstFourDayWeek', 'Monday')", '52'],
    ["(Get-Culture).Calendar.GetWeekOfYear([datetime]'2023-01-01', 'FirstDay', 'Sunday')", '1'],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});

describe('Array', () => {
  test.each([
    ['$a = 1, 2, 3; [array]::Resize([ref]$a, 5); $a.Count', '5'],
    ['[int[]]$a = 1, 2; [array]::Resize([ref]$a, 3); "$a"', '1 2 0'],
    ['$a = 1, 2, 3; [array]::Clear($a, 0, 2); "[$a]"', '[  3]'],
  ])('%s', (statement, expected) => {
    expect(shown(statement)).toBe(expected);
  });
});
