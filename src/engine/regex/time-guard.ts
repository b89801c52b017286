import { RegexMatchTimeoutException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';

/** How long a pattern that could backtrack without end may take, in milliseconds: nothing else can be done meanwhile, not even Ctrl+C. */
const patience = 900;
/** Shorter texts end soon enough whatever the pattern. */
const harmlessLength = 24;

const risks = new WeakMap<RegExp, boolean>();

/** A repeated group that repeats something itself, or chooses between alternatives: what backtracks without end. */
const nestedRepetition = /[+*}|][^()]*\)+[+*{]/;

/** True for patterns that may backtrack without end, as far as their text tells. */
export function repeatsNested(source: string): boolean {
  return nestedRepetition.test(source);
}

/** True for patterns that V8 cannot hand to its engine without backtracking and that may backtrack without end. */
function isRisky(expression: RegExp): boolean {
  let risk = risks.get(expression);
  if (risk === undefined) {
    const { source, ignoreCase, unicode } = expression;
    risk = (ignoreCase || unicode || /\(\?<?[=!]|\\[1-9k]/.test(source)) && repeatsNested(source);
    risks.set(expression, risk);
  }
  return risk;
}

/**
 * `exec` that gives up: other patterns are cut short by V8 itself (the engine is started with the flag for it), these run under a time
 * limit. Error: RegexMatchTimeoutException.
 */
export function guardedExec(expression: RegExp, text: string): RegExpExecArray | null {
  return needsGuard(expression, text) ? limitedExec(expression, text) : expression.exec(text);
}

/** True when a match must be looked for with `guardedExec`; else all of RegExp's and String's methods will do. */
export function needsGuard(expression: RegExp, text: string): boolean {
  return text.length >= harmlessLength && isRisky(expression);
}

let runner: ((expression: RegExp, text: string) => RegExpExecArray | null) | null = null;

function limitedExec(expression: RegExp, text: string): RegExpExecArray | null {
  runner ??= makeRunner();
  return runner(expression, text);
}

/** The time limit of `node:vm` is the only one that reaches into a running match. */
function makeRunner(): (expression: RegExp, text: string) => RegExpExecArray | null {
  const vm = process.getBuiltinModule('node:vm');
  const holder: { expression?: RegExp; text?: string } = {};
  const context = vm.createContext(holder);
  const script = new vm.Script('expression.exec(text)');
  return (expression, text) => {
    holder.expression = expression;
    holder.text = text;
    try {
      return script.runInContext(context, { timeout: patience }) as RegExpExecArray | null;
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      throw timedOut();
    }
  };
}

/** The exception of a match that took too long. */
export function timedOut(): TerminatingError {
  const message =
    'The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very ' +
    'large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.';
  return netError(newException(RegexMatchTimeoutException, message));
}
