/** What PowerShell knows about each kind of token: flags, precedence, keywords, operator words. */
import type { KeywordKind, OperatorKind, Token, TokenKind } from './tokens.js';

/** Bits of a token's flags, with PowerShell's names and values. */
export const TokenFlags = {
  BinaryPrecedenceMask: 0xf,
  Keyword: 0x10,
  ScriptBlockBlockName: 0x20,
  BinaryOperator: 0x100,
  UnaryOperator: 0x200,
  CaseSensitiveOperator: 0x400,
  TernaryOperator: 0x800,
  SpecialOperator: 0x1000,
  AssignmentOperator: 0x2000,
  ParseModeInvariant: 0x8000,
  TokenInError: 0x10000,
  DisallowedInRestrictedMode: 0x20000,
  PrefixOrPostfixOperator: 0x40000,
  CommandName: 0x80000,
  MemberName: 0x100000,
  TypeName: 0x200000,
  AttributeName: 0x400000,
  CanConstantFold: 0x800000,
  StatementDoesntSupportAttributes: 0x1000000,
  /** Ours: the word is not a keyword here although its kind is one. */
  NotKeyword: 0x2000000,
} as const;

const {
  BinaryOperator,
  UnaryOperator,
  SpecialOperator,
  ParseModeInvariant,
  AssignmentOperator,
  CanConstantFold,
  DisallowedInRestrictedMode,
  PrefixOrPostfixOperator,
  Keyword,
  ScriptBlockBlockName,
  StatementDoesntSupportAttributes,
} = TokenFlags;

const precedenceNames: Readonly<Record<number, string>> = {
  1: 'BinaryPrecedenceLogical',
  2: 'BinaryPrecedenceBitwise',
  5: 'BinaryPrecedenceComparison',
  7: 'BinaryPrecedenceCoalesce',
  9: 'BinaryPrecedenceAdd',
  10: 'BinaryPrecedenceMultiply',
  12: 'BinaryPrecedenceFormat',
  13: 'BinaryPrecedenceRange',
};

const staticFlags = new Map<TokenKind, number>();

function define(kinds: string, flags: number): void {
  for (const kind of kinds.split(' ')) staticFlags.set(kind as TokenKind, flags);
}

define('LineContinuation NewLine Comment EndOfInput', ParseModeInvariant);
define('StringLiteral StringExpandable HereStringLiteral HereStringExpandable', ParseModeInvariant);
define('LParen RParen LCurly RCurly RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr', ParseModeInvariant);
define('Ampersand Pipe', SpecialOperator | ParseModeInvariant);
define('Comma', UnaryOperator | ParseModeInvariant);
define('MinusMinus PlusPlus', UnaryOperator | PrefixOrPostfixOperator | DisallowedInRestrictedMode);
define('DotDot', BinaryOperator | 13 | DisallowedInRestrictedMode);
define('ColonColon Dot Colon QuestionDot QuestionLBracket', SpecialOperator | DisallowedInRestrictedMode);
define('QuestionMark', TokenFlags.TernaryOperator | DisallowedInRestrictedMode);
define('QuestionQuestion', BinaryOperator | 7);
define('Exclaim Not', UnaryOperator | CanConstantFold);
define('Bnot', UnaryOperator | CanConstantFold);
define('Multiply Divide Rem', BinaryOperator | 10 | CanConstantFold);
define('Plus Minus', BinaryOperator | 9 | UnaryOperator | CanConstantFold);
define('Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals', AssignmentOperator);
define('QuestionQuestionEquals', AssignmentOperator);
define('Redirection RedirectInStd', DisallowedInRestrictedMode);
define('Format', BinaryOperator | 12 | DisallowedInRestrictedMode);
define('And Or Xor', BinaryOperator | 1 | CanConstantFold);
define('Band Bor Bxor', BinaryOperator | 2 | CanConstantFold);
define('Join', BinaryOperator | UnaryOperator | 5 | DisallowedInRestrictedMode);
define('Is IsNot As', BinaryOperator | 5);
define('Shl Shr', BinaryOperator | 5 | CanConstantFold);

const foldableComparisons = 'eq ne ge gt lt le like notlike';
const patternComparisons = 'match notmatch replace';
const containment = 'contains notcontains in notin';

for (const prefix of ['I', 'C']) {
  const sensitive = prefix === 'C' ? TokenFlags.CaseSensitiveOperator : 0;
  const kinds = (names: string) => names.replace(/\w+/g, (name) => prefix + name);
  define(kinds(foldableComparisons), BinaryOperator | 5 | sensitive);
  define(kinds(patternComparisons), BinaryOperator | 5 | sensitive | DisallowedInRestrictedMode);
  define(kinds(containment), BinaryOperator | 5 | sensitive);
  define(`${prefix}split`, BinaryOperator | UnaryOperator | 5 | sensitive | DisallowedInRestrictedMode);
}

define(
  'Break Continue Data Define Do Exit Filter For Foreach From Function If Return Switch Throw Trap Try Using Var While Workflow Parallel Sequence InlineScript',
  Keyword | StatementDoesntSupportAttributes,
);
define(
  'Catch Class Configuration Else ElseIf Enum Finally Hidden In Param Static Until Assembly Module Namespace Command Type Interface Private Public Base Default',
  Keyword,
);
define('Begin Process End Clean Dynamicparam', Keyword | ScriptBlockBlockName);

const keywordKinds: readonly KeywordKind[] = [...staticFlags]
  .filter(([, flags]) => (flags & Keyword) !== 0)
  .map(([kind]) => kind as KeywordKind);

const keywords: ReadonlyMap<string, KeywordKind> = new Map(keywordKinds.map((kind) => [kind.toLowerCase(), kind]));

const operatorWords = new Map<string, OperatorKind>();
for (const name of `${foldableComparisons} ${patternComparisons} ${containment} split`.split(' ')) {
  operatorWords.set(name, `I${name}` as OperatorKind);
  operatorWords.set(`i${name}`, `I${name}` as OperatorKind);
  operatorWords.set(`c${name}`, `C${name}` as OperatorKind);
}
for (const kind of 'Not Bnot And Or Xor Band Bor Bxor Join Is IsNot As Shl Shr'.split(' ')) {
  operatorWords.set(kind.toLowerCase(), kind as OperatorKind);
}
operatorWords.set('f', 'Format');

/** The keyword that a word is, in any case; undefined when it is none. */
export function keywordKind(word: string): KeywordKind | undefined {
  return word.length > 12 ? undefined : keywords.get(word.toLowerCase());
}

/** The operator that a word behind a dash is (`eq` of `-eq`); undefined when it is none. */
export function operatorKind(word: string): OperatorKind | undefined {
  return operatorWords.get(word.toLowerCase());
}

/** All operator words without the dash, for completion. */
export function operatorNames(): readonly string[] {
  return [...operatorWords.keys()];
}

/** Whether tokens of a kind have one of the flags whatever their place. */
export function hasTrait(kind: TokenKind, flag: number): boolean {
  return ((staticFlags.get(kind) ?? 0) & flag) !== 0;
}

/** Binding strength of a binary operator, 0 for all other kinds. */
export function binaryPrecedence(kind: TokenKind): number {
  const flags = staticFlags.get(kind) ?? 0;
  return (flags & BinaryOperator) === 0 ? 0 : flags & TokenFlags.BinaryPrecedenceMask;
}

/** All flags of a token: those of its kind and those of its place. */
export function flagsOf(token: Token): number {
  const flags = (staticFlags.get(token.kind) ?? 0) | token.flags;
  if ((flags & TokenFlags.NotKeyword) === 0) return flags;
  return flags & ~(TokenFlags.NotKeyword | Keyword | StatementDoesntSupportAttributes | ScriptBlockBlockName);
}

/** The names of a token's flags in PowerShell's order; `None` when there are none. */
export function flagNames(token: Token): readonly string[] {
  const flags = flagsOf(token);
  const names: string[] = [];
  const precedence = precedenceNames[flags & TokenFlags.BinaryPrecedenceMask];
  if (precedence) names.push(precedence);
  for (const [name, bit] of Object.entries(TokenFlags)) {
    if (name !== 'BinaryPrecedenceMask' && (flags & bit) === bit) names.push(name);
  }
  return names.length === 0 ? ['None'] : names;
}
