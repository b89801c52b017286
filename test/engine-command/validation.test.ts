import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

/** Attribute, argument, what the error says behind "Cannot validate argument on parameter 'X'."; empty: accepted. */
const rows: readonly (readonly [attribute: string, argument: string, message: string])[] = [
  ["ValidateSet('a', 'B')", 'A', ''],
  [
    "ValidateSet('a', 'B')",
    'c',
    'The argument "c" does not belong to the set "a,B" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.',
  ],
  ["ValidateSet('a', ErrorMessage = '{0} not in {1}')", 'c', 'c not in a'],
  ['ValidateRange(1, 5)', '5', ''],
  [
    'ValidateRange(1, 5)',
    '6',
    'The 6 argument is greater than the maximum allowed range of 5. Supply an argument that is less than or equal to 5 and then try the command again.',
  ],
  [
    'ValidateRange(1, 5)',
    '0',
    'The 0 argument is less than the minimum allowed range of 1. Supply an argument that is greater than or equal to 1 and then try the command again.',
  ],
  [
    "ValidateRange('Positive')",
    '0',
    'The argument "0" cannot be validated because its value is not greater than zero.',
  ],
  [
    "ValidatePattern('^\\d+$')",
    'x',
    'The argument "x" does not match the "^\\d+$" pattern. Supply an argument that matches "^\\d+$" and try the command again.',
  ],
  [
    'ValidateLength(2, 3)',
    "'a'",
    'The character length (1) of the argument is too short. Specify an argument with a length that is greater than or equal to "2", and then try the command again.',
  ],
  ['ValidateCount(2, 2)', '(, 1)', 'The parameter requires exactly 2 value(s) - 1 value(s) were provided.'],
  [
    "ValidateRange('NonNegative')",
    'abc',
    'The argument cannot be validated because its type "String" is not the same type (Int32) as the maximum and minimum limits of the parameter. Make sure the argument is of type Int32 and then try the command again.',
  ],
  ['ValidateRange(1, 10)', '10.4', ''],
  [
    'ValidateRange(1, 10)',
    '10.6',
    'The 11 argument is greater than the maximum allowed range of 10. Supply an argument that is less than or equal to 10 and then try the command again.',
  ],
  [
    'ValidateRange(1, 10)',
    '@(1, $null)',
    'The argument is null. Provide a valid value for the argument, and then try running the command again.',
  ],
  [
    'ValidateLength(1, 2)',
    '5',
    'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.',
  ],
  [
    'ValidateCount(1, 2)',
    '5',
    'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.',
  ],
  ['ValidateCount(1, 2)', '@{ a = 1 }', ''],
  [
    'ValidateCount(1, 2)',
    'abc',
    'The parameter requires at least 1 value(s) and no more than 2 value(s) - 3 value(s) were provided.',
  ],
  [
    'ValidateScript({ $_ -gt 5 })',
    '1',
    'The " $_ -gt 5 " validation script for the argument with value "1" did not return a result of True. Determine why the validation script failed, and then try the command again.',
  ],
  [
    'ValidateNotNull()',
    '$null',
    'The argument is null. Provide a valid value for the argument, and then try running the command again.',
  ],
  [
    'ValidateNotNullOrEmpty()',
    "''",
    'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.',
  ],
  [
    'ValidateNotNullOrWhiteSpace()',
    "' '",
    'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.',
  ],
];

describe('validation attributes (§8)', () => {
  for (const [attribute, argument, message] of rows) {
    test(`[${attribute}] ${argument}`, () => {
      const { out } = runScript(`function f { param([${attribute}]$X) 'ok' }\ntry { f ${argument} } catch { "$_" }`);
      expect(out).toBe(message === '' ? 'ok' : `Cannot validate argument on parameter 'X'. ${message}`);
    });
  }

  test.each([
    ['ValidateLength(-1, 1)', 'minLength', -1],
    ['ValidateCount(0, 0)', 'maxLength', 0],
  ])('[%s] has limits out of range', (attribute, argument, value) => {
    const { out } = runScript(`try { [${attribute}]$q = 1 } catch { $_.Exception.InnerException.Message }`);
    const text = `Cannot process argument because the value of argument "${argument}" is out of range. Change argument "${argument}" to a value that is within range.`;
    expect(out).toBe(`${text} (Parameter '${argument}')\nActual value was ${value}.`);
  });

  test('the last declared attribute is asked first', () => {
    const script =
      "function f { param([ValidateNotNullOrEmpty()][ValidatePattern('^x')]$X) 1 }\ntry { f '' } catch { \"$_\" }";
    expect(runScript(script).out).toContain('does not match the "^x" pattern');
  });
});

test.each([
  [
    'ValidateRange(5, 1)',
    'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
  ],
  [
    "ValidateRange(1, 'x')",
    'The specified minimum range (Int32) cannot be accepted because it is not the same type as the specified maximum range (String). Update the ValidateRange attribute for the parameter.',
  ],
  [
    'ValidateLength(4, 2)',
    'The specified maximum character length of the argument is shorter than the specified minimum argument character length. Update the ValidateLength attribute for the parameter.',
  ],
  [
    'ValidateCount(3, 1)',
    'The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. Update the ValidateCount attribute for the parameter.',
  ],
])('an attribute that cannot be made: %s', (attribute, message) => {
  const script = `function f { param([${attribute}]$X) } try { f 1 } catch { $_.Exception.InnerException.Message }`;
  expect(runScript(script).out).toBe(message);
});

test.each([
  [
    "[Alias('B')]$A, $B",
    "The parameter 'B' cannot be specified because it conflicts with the parameter alias of the same name for parameter 'A'.",
  ],
  ["[Alias('X')]$A, [Alias('X')]$B", 'The alias "X" is declared multiple times.'],
  [
    "[Alias('vb')]$A",
    "The parameter alias cannot be specified because an alias with the name 'vb' was already defined multiple times for the command.",
  ],
  ['$Verbose', "A parameter with the name 'Verbose' was defined multiple times for the command."],
])('names that clash: %s', (parameters, message) => {
  const script = `function f { [CmdletBinding()] param(${parameters}) } try { f } catch { "$_" }`;
  expect(runScript(script).out).toBe(message);
});

test('a splatted text gives its characters', () => {
  expect(runScript('function f { $args.Count; $args[1].GetType().Name } $s = "abc"; f @s').out).toBe('3\nChar');
});
