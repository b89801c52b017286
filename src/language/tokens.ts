/** Tokens, their kinds and flags, as PowerShell's parser reports them. */
import type { NumberLiteral, VariablePath } from './ast.js';
import type { Extent } from './extent.js';

/** Kinds of tokens, with PowerShell's names. */
export type TokenKind =
  | 'Unknown'
  | 'Variable'
  | 'SplattedVariable'
  | 'Parameter'
  | 'Number'
  | 'Label'
  | 'Identifier'
  | 'Generic'
  | 'NewLine'
  | 'LineContinuation'
  | 'Comment'
  | 'EndOfInput'
  | 'StringLiteral'
  | 'StringExpandable'
  | 'HereStringLiteral'
  | 'HereStringExpandable'
  | PunctuationKind
  | OperatorKind
  | KeywordKind;

/** Brackets and separators. */
export type PunctuationKind =
  | 'LParen'
  | 'RParen'
  | 'LCurly'
  | 'RCurly'
  | 'LBracket'
  | 'RBracket'
  | 'AtParen'
  | 'AtCurly'
  | 'DollarParen'
  | 'Semi'
  | 'AndAnd'
  | 'OrOr'
  | 'Ampersand'
  | 'Pipe'
  | 'Comma'
  | 'ColonColon'
  | 'Dot'
  | 'Colon'
  | 'QuestionDot'
  | 'QuestionLBracket'
  | 'Redirection'
  | 'RedirectInStd';

/** Operators between or before values. */
export type OperatorKind =
  | 'MinusMinus'
  | 'PlusPlus'
  | 'DotDot'
  | 'Exclaim'
  | 'Multiply'
  | 'Divide'
  | 'Rem'
  | 'Plus'
  | 'Minus'
  | 'Equals'
  | 'PlusEquals'
  | 'MinusEquals'
  | 'MultiplyEquals'
  | 'DivideEquals'
  | 'RemainderEquals'
  | 'QuestionQuestionEquals'
  | 'QuestionQuestion'
  | 'QuestionMark'
  | 'Format'
  | 'Not'
  | 'Bnot'
  | 'And'
  | 'Or'
  | 'Xor'
  | 'Band'
  | 'Bor'
  | 'Bxor'
  | 'Join'
  | 'Is'
  | 'IsNot'
  | 'As'
  | 'Shl'
  | 'Shr'
  | CasedOperatorKind;

/** Operators that compare in any case (`-eq` and `-ieq` are `Ieq`) or in the case as it is (`Ceq`). */
export type CasedOperatorKind = `${'I' | 'C'}${
  | 'eq'
  | 'ne'
  | 'ge'
  | 'gt'
  | 'lt'
  | 'le'
  | 'like'
  | 'notlike'
  | 'match'
  | 'notmatch'
  | 'replace'
  | 'contains'
  | 'notcontains'
  | 'in'
  | 'notin'
  | 'split'}`;

/** Words with a meaning at the start of a statement or clause. */
export type KeywordKind =
  | 'Begin'
  | 'Break'
  | 'Catch'
  | 'Class'
  | 'Clean'
  | 'Configuration'
  | 'Continue'
  | 'Data'
  | 'Define'
  | 'Do'
  | 'Dynamicparam'
  | 'Else'
  | 'ElseIf'
  | 'End'
  | 'Enum'
  | 'Exit'
  | 'Filter'
  | 'Finally'
  | 'For'
  | 'Foreach'
  | 'From'
  | 'Function'
  | 'Hidden'
  | 'If'
  | 'In'
  | 'Param'
  | 'Process'
  | 'Return'
  | 'Static'
  | 'Switch'
  | 'Throw'
  | 'Trap'
  | 'Try'
  | 'Until'
  | 'Using'
  | 'Var'
  | 'While'
  | 'Workflow'
  | 'Parallel'
  | 'Sequence'
  | 'InlineScript'
  | 'Assembly'
  | 'Module'
  | 'Namespace'
  | 'Command'
  | 'Type'
  | 'Interface'
  | 'Private'
  | 'Public'
  | 'Base'
  | 'Default';

/** Streams by number as a redirection token has them; 0 is `*`. */
export interface RedirectionValue {
  readonly from: number;
  /** Target stream of `n>&m`, null when it goes to a file. */
  readonly to: number | null;
  readonly append: boolean;
}

/** What a token means: text of a string or word without quotes and escapes, a number, a variable, a redirection. */
export type TokenValue = string | NumberLiteral | VariablePath | RedirectionValue | null;

/** One token. Tokens of an expandable string that hold variables or subexpressions carry them in `nested`. */
export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly extent: Extent;
  /** Bits of `TokenFlags`, without those that the kind alone gives; see `flagsOf` in token-traits.ts. */
  readonly flags: number;
  readonly value: TokenValue;
  readonly nested: readonly Token[] | null;
}
