import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parse.js';

/** Ids of the errors of a script with the offsets at which they start. */
function errorsOf(script: string): readonly string[] {
  return parse(script).diagnostics.map(({ id, extent }) => `${id} ${extent.start}`);
}

describe('errors stand where PowerShell puts them', () => {
  it.each([
    ['for($a;$b', ['MissingEndParenthesisAfterStatement 9']],
    [':lab for($a;$b;$c)', ['MissingLoopStatement 18']],
    [':lab foreach ($a in $x)', ['MissingForeachStatement 23']],
    ['do {} until (1', ['MissingEndParenthesisAfterStatement 14']],
    ['begin process end', [5, 13, 17].map((at) => `MissingNamedStatementBlock ${at}`)],
    ['data -s ) {}', ['MissingValueForSupportedCommandInDataSectionStatement 7', 'UnexpectedToken 8']],
    ['try {} catch [int],', ['MissingTypeLiteralToken 19']],
    ['switch -file a (1)', ['PipelineValueRequired 15', 'MissingCurlyBraceInSwitchStatement 18']],
    ['switch ()', ['PipelineValueRequired 8', 'MissingCurlyBraceInSwitchStatement 9']],
    ['function a { function b { if (1) {} }', ['MissingEndCurlyBrace 11']],
    ['$x ??Get-Thing', ['ExpectedValueExpression 5', 'UnexpectedToken 5']],
    ['[datetime]?::now', ['ExpectedValueExpression 11', 'UnexpectedToken 11']],
    ['$x ?.name', ['ExpectedValueExpression 4', 'UnexpectedToken 4']],
    ['$y ??? $x', ['ExpectedValueExpression 5', 'MissingColonInTernaryExpression 10']],
    ['$x ? :', ['ExpectedValueExpression 4', 'ExpectedValueExpression 6']],
    ['$x ?= 1', ['ExpectedValueExpression 4', 'InvalidLeftHandSide 0']],
    ['foreach (@a in $b) {}', ['SplattingNotPermitted 9']],
    ['function f (@a) {}', ['SplattingNotPermitted 12']],
    ['a| |b', ['EmptyPipeElement 2']],
    ['f -a: 1,', ['MissingExpression 8']],
    ['[a()][b]2', ['UnexpectedAttribute 0']],
    ['[int][ref]$x = 42', ['ReferenceNeedsToBeByItselfInTypeConstraint 5']],
    ['[int][ref]$x', ['ReferenceNeedsToBeLastTypeInTypeConversion 5']],
    ['"`u{12z}"', ['InvalidUnicodeEscapeSequence 6']],
    ['"`u{1234567}"', ['TooManyDigitsInUnicodeEscapeSequence 10']],
    ['class A {} class A {}', ['MemberAlreadyDefined 11']],
    ['class A { $private: }', ['InvalidVariableReference 10']],
    ['class A { [int]$i; M() { $i = 10 } }', ['MissingThis 25']],
    ['class A { static [int]$i; M($i) { $i = 10 } N() { $i = 1 } }', ['MissingTypeInStaticPropertyAssignment 50']],
    ['class A { [int] A() { return 1 } }', ['ConstructorCantHaveReturnType 10']],
    ['class A : B', ['MissingTypeBody 11']],
    ['(1 2)', ['UnexpectedToken 3', 'MissingEndParenthesisInExpression 2', 'UnexpectedToken 4']],
    ['{ begin { } 1 }', ['MissingNamedBlocks 12', 'UnexpectedToken 12', 'UnexpectedToken 14']],
  ])('%s', (script, expected) => {
    expect(errorsOf(script)).toEqual(expected);
  });
});
