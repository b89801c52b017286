import type { TableParameter } from '../../engine/command/parameter-table.js';
import { toText } from '../../engine/convert/text.js';
import type { ScriptBlock } from '../../engine/pipeline/script-block.js';
import { type ArgumentCompleter, findArgumentCompleter } from '../../engine/session/argument-completers.js';
import type { Session } from '../../engine/session/session.js';
import { AstView } from '../../engine/types/language/ast-view.js';
import { CompletionResult } from '../../engine/types/language/completion-result.js';
import { isEnumerable, itemsOf } from '../../engine/values/arrays.js';
import { Hashtable } from '../../engine/values/dictionaries.js';
import { construct, invokeMethod } from '../../engine/values/methods.js';
import { NetType } from '../../engine/values/net-type.js';
import { isNullish, type Value } from '../../engine/values/value.js';
import type { Ast, CommandAst } from '../../language/ast.js';
import { type CompletionMatch, match, quoted, startsWith, unquoted } from './completion-match.js';
import { constantText } from './inference.js';

/** The place of a word in a command. */
export interface ArgumentPlace {
  /** Nodes around the word. */
  readonly path: readonly Ast[];
  /** The command's own name, aliases resolved. */
  readonly command: string;
  /** What has been typed, with its quotes. */
  readonly word: string;
  /** Where the cursor stands in the whole text. */
  readonly cursor: number;
}

/**
 * What the completers of scripts offer for an argument: one that was registered, else the attribute of the parameter. What they give is taken as
 * it is. Null when there is none, or when it fails or gives nothing.
 */
export function completeByScript(
  session: Session,
  place: ArgumentPlace,
  parameter: TableParameter,
): CompletionMatch[] | null {
  const registered = registeredFor(session, place.command, parameter.name);
  const source: Value = registered?.block ?? parameter.argumentCompleter;
  if (isNullish(source)) return null;
  if (Array.isArray(source))
    return words(
      source.map((one) => toText(session, one as Value)),
      place.word,
    );
  const command = place.path.findLast((node) => node.kind === 'Command') as CommandAst | undefined;
  const args: Value[] = [
    place.command,
    parameter.name,
    unquoted(place.word),
    command ? new AstView(command, null) : null,
    fakeBoundParameters(session, command),
  ];
  return run(session, () =>
    source instanceof NetType
      ? invokeMethod(session, construct(session, source, []), 'CompleteArgument', args)
      : session.invokeBlock(source as ScriptBlock, args),
  );
}

/** What a native completer (`Register-ArgumentCompleter -Native`) offers for a program's argument. */
export function completeForProgram(session: Session, place: ArgumentPlace): CompletionMatch[] | null {
  const completer = findArgumentCompleter(session, place.command.replace(/\.exe$/i, ''), null);
  const command = place.path.findLast((node) => node.kind === 'Command');
  if (!completer || !command) return null;
  return run(session, () =>
    session.invokeBlock(completer.block, [place.word, new AstView(command, null), place.cursor]),
  );
}

function registeredFor(session: Session, command: string, parameter: string): ArgumentCompleter | null {
  return findArgumentCompleter(session, command, parameter);
}

/** A completer's mistakes are not the user's: nothing of them is shown. */
function run(session: Session, call: () => Value): CompletionMatch[] | null {
  const errors = session.errors.items.length;
  try {
    const given = call();
    const found = (isEnumerable(given) ? itemsOf(given) : [given])
      .filter((one) => !isNullish(one))
      .map((one) => resultMatch(session, one));
    return found.length > 0 ? found : null;
  } catch {
    session.errors.items.splice(0, session.errors.items.length - errors);
    return null;
  }
}

function resultMatch(session: Session, value: Value): CompletionMatch {
  if (value instanceof CompletionResult) return match(value.completionText, value.listItemText, value.toolTip);
  return match(toText(session, value));
}

/** `[ArgumentCompletions('a', 'b c')]` */
function words(values: readonly string[], word: string): CompletionMatch[] {
  const typed = unquoted(word);
  return values.filter((one) => startsWith(one, typed)).map((one) => match(quoted(one, word), one));
}

/** What the other arguments are as far as the text says: constants and variables; switches are true. */
function fakeBoundParameters(session: Session, command: CommandAst | undefined): Hashtable {
  const bound = new Hashtable();
  const elements = command?.elements ?? [];
  elements.forEach((element, i) => {
    if (element.kind !== 'CommandParameter') return;
    const next = element.argument ?? elements[i + 1];
    bound.set(element.name, !next || next.kind === 'CommandParameter' ? true : knownValue(session, next));
  });
  return bound;
}

function knownValue(session: Session, ast: Ast): Value {
  if (ast.kind === 'VariableExpression') return session.scope.find(ast.path.name.toLowerCase())?.read() ?? null;
  if (ast.kind === 'ConstantExpression') return ast.text;
  return constantText(ast);
}
