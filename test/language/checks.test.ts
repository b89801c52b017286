import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parse.js';
import { knownType } from './known-types.js';

/** Ids of what is wrong with a script. */
function ids(script: string): readonly string[] {
  return parse(script).diagnostics.map(({ id }) => id);
}

describe('checks of the whole tree', () => {
  it.each([
    ['$x = 1; $x.a = 1; $x[0] = 1; $a, $b.c = 1, 2; [int]$y = 1; ($z) = 1', []],
    ['1 = 2', ['InvalidLeftHandSide']],
    ['$a, 1 = 2', ['InvalidLeftHandSide']],
    ['$a, $b += 1', ['InvalidLeftHandSide']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a braced variable
    ['${a}?.b = 1', ['InvalidLeftHandSide']],
    ['[void]$x = 1', ['VoidTypeConstraintNotAllowed']],
    ['(1)++', ['OperatorRequiresVariableOrProperty']],
    ['@{ a = 1; A = 2 }', ['DuplicateKeyInHashLiteral']],
    ["@{ 1 = 1; '1' = 2; $x = 1; ($x) = 2 }", ['DuplicateKeyInHashLiteral']],
    ['f @x', []],
    ['f @x, 1', ['SplattingNotPermittedInArgumentList']],
    ['$y = @x', ['SplattingNotPermitted']],
    ['function f($a) { param($b) }', ['OnlyOneParameterListAllowed']],
    ['function f() { param($b) $b }', []],
    ['function f($a, $A) { }', ['DuplicateFormalParameter']],
    ['param([Parameter(Mandatory, Mandatory)]$x)', ['DuplicateNamedArgument']],
    ['param([ValidateSet($x)]$y)', ['ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock']],
    ["param([ValidateSet('a', 'b')][ValidateRange(-1, 1kb)][ValidateScript({ $_ })][Parameter(Position = 0)]$y)", []],
    ['[Parameter()] 5', ['UnexpectedAttribute']],
    ['[ValidateNotNull()] [int] $x = 5', []],
    ['[ordered] 5', ['OrderedAttributeOnlyOnHashLiteralNode']],
    ['try { } catch { } catch [X] { }', ['EmptyCatchNotLast']],
    ['[string]$input = 1', ['AssignmentStatementToAutomaticNotSupported']],
    ['$input = 1; [object[]]$args = 1; [string]$script:args = 2; [string]$PSScriptRoot = 3', []],
    ['$using:a; $using:a.b[0].c', []],
    ['$using:a.b().c', ['InvalidUsingExpression']],
    ['$using:a[$b]', ['InvalidUsingExpression']],
    ['try { } finally { return }', ['ControlLeavingFinally']],
    ['while (1) { try { } finally { break } }', ['ControlLeavingFinally']],
    ['try { } finally { while (1) { break } }', []],
    ['try { } finally { & { return } }', []],
  ])('%s', (script, expected) => {
    expect(ids(script)).toEqual(expected);
  });
});

describe('class methods', () => {
  it.each([
    ['[int] M() { return 1 }', []],
    ['[int] M() { throw 1 }', []],
    ['[int] M() { if ($this) { return 1 } }', ['MethodHasCodePathNotReturn']],
    ['[int] M() { if ($this) { return 1 } else { return 2 } }', []],
    ['[int] M() { try { return 1 } catch { throw } }', []],
    ['[int] M() { try { return 1 } catch { } }', ['MethodHasCodePathNotReturn']],
    ['[int] M() { try { return 1 } finally { } }', []],
    ['[int] M() { try { $x = 1 } finally { $x = 2 }; return $x }', []],
    ['[int] M() { try { $x = 1 } finally { }; return $x }', ['VariableNotLocal']],
    ['[int] M() { foreach ($i in 1) { return $i } }', ['MethodHasCodePathNotReturn']],
    ['[int] M() { switch (1) { 1 { return 1 } default { return 2 } } }', ['MethodHasCodePathNotReturn']],
    ['[int] M() { for (;;) { return 1 } }', []],
    ['[int] M() { return }', ['NonVoidMethodMissingReturnValue']],
    ['M() { return 1 }', ['VoidMethodHasReturn']],
    ['[void] M() { return }', []],
    ['[void] M() { 1 | % { return $_ } }', []],
    ['[int] M() { return $x }', ['VariableNotLocal']],
    ['[int] M($x) { return $x }', []],
    ['[int] M() { $x = 1; return $x }', []],
    ['[int] M() { if ($this) { $x = 1 }; return $x }', ['VariableNotLocal']],
    ['[int] M() { if ($this) { $x = 1 } else { $x = 2 }; return $x }', []],
    ['[int] M() { $x = if ($this) { 1 } else { 2 }; return $x }', []],
    ['[string] M() { return "$y $($z)" }', ['VariableNotLocal', 'VariableNotLocal']],
    ['[int] M() { return $script:x + $env:y + $global:z + $PSScriptRoot }', []],
    ['[int] M() { return @(1 | ? { $_ -eq $q }) }', []],
    ['[int] M() { Get-X -OutVariable o; return $o }', []],
    ['static [int] M() { return $this.x }', ['NonStaticMemberAccessInStaticMember']],
    ['[void] M() { while (1) { break a } }', ['LabelNotFound']],
    ['[void] M() { :a while (1) { break a } }', []],
    ['[void] M() { begin { } }', ['NamedBlockNotAllowedInMethod']],
    ['[void] M() { param($x) }', ['ParamBlockNotAllowedInMethod']],
    ['[int] A() { return 1 }', ['ConstructorCantHaveReturnType']],
    ['A($x) : base($x) { }', []],
    ['[int]$P; [string]$p', ['MemberAlreadyDefined']],
    ['M() { } M([int]$x) { } M([string]$x) { }', []],
    ['M() { } M() { }', ['MemberAlreadyDefined']],
    ['[void]$P', ['TypeNotAllowedForProperty']],
    ['M([int][string]$x) { }', ['MultipleTypeConstraintsOnMethodParam']],
    ['hidden hidden $x', ['DuplicateQualifier']],
  ])('class A { %s }', (member, expected) => {
    expect(ids(`class A { ${member} }`)).toEqual(expected);
  });

  it('asks for types only when told how', () => {
    expect(ids('class A : B { [C]$x; [A] M([int]$y) { return $null } }')).toEqual([]);
    const resolveType = (name: string) => (name === 'int' ? knownType(name) : null);
    const { diagnostics } = parse('class A : B { [C]$x; [A] M([int]$y) { return $null } }', { resolveType });
    expect(diagnostics.map(({ message }) => message)).toEqual(['Unable to find type [B].', 'Unable to find type [C].']);
  });
});

describe('caught types', () => {
  const types = [knownType('System.Exception'), knownType('System.IO.IOException', 'System.Exception')];
  const resolveType = (name: string) => types.find(({ fullName }) => fullName.endsWith(name)) ?? null;
  it.each([
    ['try { } catch [IOException] { } catch [Exception] { }', []],
    ['try { } catch [IOException] { } catch [IOException] { }', ['System.IO.IOException']],
    ['try { } catch [Exception] { } catch [IOException] { }', ['System.IO.IOException']],
    ['if (1) { try { } catch [Exception] { } catch [Nope], [IOException] { } }', ['System.IO.IOException']],
    ['try { } catch [Nope] { } catch [Nope] { }', []],
  ])('%s', (script, twice) => {
    expect(parse(script, { resolveType }).diagnostics.map(({ message }) => message)).toEqual(
      twice.map((name) => `Exception type ${name} is already handled by a previous handler.`),
    );
  });
});

describe('enums', () => {
  it.each([
    ['enum E { A; B = 1kb; C = 1 + 2; D = [int]::MaxValue }', []],
    ['enum E : byte { A }', []],
    ['enum E : string { A }', ['InvalidUnderlyingType']],
    ['enum E { A = $x }', ['EnumeratorValueMustBeConstant']],
    ['enum E { A = Get-X }', ['ExpectedValueExpression', 'MissingEndCurlyBrace']],
    ['enum E { A; a }', ['MemberAlreadyDefined']],
  ])('%s', (script, expected) => {
    expect(ids(script).slice(0, 2)).toEqual(expected);
  });
});

describe('data sections', () => {
  it.each([
    ['data { 1; "a"; @{ a = $true }; if ($null) { 2 } }', []],
    ["data { ConvertFrom-StringData 'a=b' }", []],
    ['data -SupportedCommand Get-X { Get-X }', []],
    ['data { Get-X }', ['CmdletNotInAllowedListForDataSection']],
    ['data { $x }', ['VariableReferenceNotSupportedInDataSection']],
    ['data { "$true" }', ['ExpandableStringNotSupportedInDataSection']],
    ['data { 1..2 }', ['OperatorNotSupportedInDataSection']],
    ['data -Nope x { }', ['InvalidParameterForDataSectionStatement']],
  ])('%s', (script, expected) => {
    expect(ids(script).slice(0, 1)).toEqual(expected);
  });
});

describe('#Requires', () => {
  const requirements = (script: string) => parse(script).ast.requirements;
  it('is null without', () => {
    expect(requirements('# Requires -Version 5')).toBeNull();
  });
  it('collects what the lines ask for', () => {
    const script = [
      '#Requires -Version 5.1',
      '#requires -Modules A, @{ ModuleName = "B"; ModuleVersion = "1.2" } -RunAsAdministrator',
      'Get-X',
      '#Requires -PSEdition Core',
    ].join('\n');
    expect(requirements(script)).toEqual({
      version: '5.1',
      editions: ['Core'],
      modules: [
        { name: 'A', moduleVersion: null, requiredVersion: null, maximumVersion: null, guid: null },
        { name: 'B', moduleVersion: '1.2', requiredVersion: null, maximumVersion: null, guid: null },
      ],
      assemblies: [],
      elevation: true,
    });
  });
  it.each([
    ['#Requires -Nonsense', 'ParameterRequiresArgument'],
    ['#Requires -Nonsense 1', 'ScriptRequiresInvalidFormat'],
    ['#Requires -Version x', 'RequiresVersionInvalid'],
    ['#Requires -PSEdition Nope', 'RequiresPSEditionInvalid'],
  ])('%s', (script, id) => {
    expect(ids(script)).toEqual([id]);
  });
});

describe('comment-based help', () => {
  const help = (script: string) => {
    const [statement] = parse(script).ast.endBlock?.statements ?? [];
    return statement?.kind === 'FunctionDefinition' ? statement.helpComments.map(({ text }) => text) : null;
  };
  const block = '<#\n.SYNOPSIS\nx\n#>';
  it.each([
    ['above the function', `${block}\nfunction f { }`, [block]],
    ['one blank line above', `${block}\n\nfunction f { }`, [block]],
    ['too far above', `${block}\n\n\nfunction f { }`, []],
    ['first in the body', `function f {\n${block}\nparam($x)\n}`, [block]],
    ['last in the body', `function f {\n1\n${block}\n}`, [block]],
    ['in line comments', '# .SYNOPSIS\n# x\nfunction f { }', ['# .SYNOPSIS', '# x']],
    ['not any comment', '# just a remark\nfunction f { # another\n}', []],
    ['above wins', `${block}\nfunction f {\n<# .NOTES #>\n}`, [block]],
  ])('%s', (_, script, expected) => {
    expect(help(script)).toEqual(expected);
  });
  it('of a script', () => {
    const script = (text: string) => parse(text).ast.helpComments.map((comment) => comment.text);
    expect(script(`${block}\nparam($x)`)).toEqual([block]);
    expect(script(`${block}\nfunction f { }`)).toEqual([]);
    expect(script(`${block}\n\n\nfunction f { }`)).toEqual([block]);
    expect(script(`1\n${block}`)).toEqual([block]);
  });
  it('describes parameters by the comment above them', () => {
    const { paramBlock } = parse('param(\n# the name\n[string]$Name,\n$Other # not this\n)').ast;
    expect(paramBlock?.parameters.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['# the name'],
      [],
    ]);
  });
});
