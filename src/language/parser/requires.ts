import type {
  CommandElementAst,
  ExpressionAst,
  PipelineBaseAst,
  RequiredModule,
  ScriptRequirements,
  StatementAst,
} from '../ast.js';
import { type Extent, textOf } from '../extent.js';
import type { Token } from '../tokens.js';
import { parseCommand } from './commands.js';
import type { ParserState } from './state.js';

interface Requirements {
  version: string | null;
  readonly editions: string[];
  readonly modules: RequiredModule[];
  readonly assemblies: string[];
  elevation: boolean;
}

/** Reads the `#Requires` comments of a script; null when there are none. */
export function parseRequirements(parser: ParserState, tokens: readonly Token[]): ScriptRequirements | null {
  const comments = tokens.filter((token) => token.kind === 'Comment' && /^#requires/i.test(token.text));
  if (comments.length === 0) return null;
  const found: Requirements = { version: null, editions: [], modules: [], assemblies: [], elevation: false };
  for (const comment of comments) parseComment(parser, comment, found);
  return found;
}

/** The text behind `#` is read as a command line. */
function parseComment(parser: ParserState, comment: Token, found: Requirements): void {
  const outer = parser.lexer;
  parser.forgetLookahead();
  parser.lexer = parser.lexerFor(comment.text.slice(1), comment.extent.start + 1, null);
  const command = parseCommand(parser);
  parser.forgetLookahead();
  if (command) readCommand(parser, command.elements, command.extent, found);
  parser.lexer = outer;
}

function readCommand(
  parser: ParserState,
  elements: readonly CommandElementAst[],
  extent: Extent,
  found: Requirements,
): void {
  const [name] = elements;
  if (!name || textOf(name.extent).toLowerCase() !== 'requires') parser.error(extent, 'ScriptRequiresInvalidFormat');
  for (let i = 1; i < elements.length; i++) {
    const parameter = elements[i]!;
    if (parameter.kind !== 'CommandParameter') {
      parser.error(parameter.extent, 'ScriptRequiresInvalidFormat');
      continue;
    }
    const next = elements[i + 1];
    const following = next && next.kind !== 'CommandParameter' ? next : null;
    if (!parameter.argument && next) i++;
    readParameter(parser, parameter.name, parameter.extent, parameter.argument ?? following, found);
  }
}

function readParameter(
  parser: ParserState,
  name: string,
  extent: Extent,
  argument: ExpressionAst | null,
  found: Requirements,
): void {
  const lower = name.toLowerCase();
  if ('runasadministrator'.startsWith(lower)) {
    found.elevation = true;
    if (argument) parser.error(extent, 'ParameterCannotHaveArgument', name);
  } else if (!argument) {
    parser.error(extent, 'ParameterRequiresArgument', name);
  } else if ('psedition'.startsWith(lower)) {
    readEditions(parser, argument, found);
  } else if ('version'.startsWith(lower)) {
    readVersion(parser, argument, found);
  } else if ('assembly'.startsWith(lower)) {
    for (const item of items(argument)) found.assemblies.push(constantText(item) ?? '');
  } else if ('modules'.startsWith(lower)) {
    readModules(parser, argument, found);
  } else if (!'shellid'.startsWith(lower) && !'pssnapin'.startsWith(lower)) {
    parser.error(extent, 'ScriptRequiresInvalidFormat');
  }
}

function readVersion(parser: ParserState, argument: ExpressionAst, found: Requirements): void {
  const text = constantText(argument) ?? '';
  if (!/^\d+(\.\d+){0,3}$/.test(text)) parser.error(argument.extent, 'RequiresVersionInvalid');
  else found.version = text.includes('.') ? text : `${text}.0`;
}

function readEditions(parser: ParserState, argument: ExpressionAst, found: Requirements): void {
  for (const item of items(argument)) {
    const edition = constantText(item) ?? '';
    if (!/^(core|desktop)$/i.test(edition)) parser.error(argument.extent, 'RequiresPSEditionInvalid', 'psedition');
    const known = found.editions.some((other) => other.toLowerCase() === edition.toLowerCase());
    if (known) parser.error(argument.extent, 'RequiresPSEditionValueIsAlreadySpecified', 'psedition');
    else found.editions.push(edition);
  }
}

function readModules(parser: ParserState, argument: ExpressionAst, found: Requirements): void {
  for (const item of items(argument)) {
    const module = requiredModule(item);
    if (module) found.modules.push(module);
    else parser.error(argument.extent, 'RequiresArgumentMustBeConstant');
  }
}

function items(argument: ExpressionAst): readonly ExpressionAst[] {
  return argument.kind === 'ArrayLiteral' ? argument.elements : [argument];
}

/** The text of a string or number; null for anything else. */
function constantText(expression: ExpressionAst): string | null {
  if (expression.kind === 'StringConstantExpression') return expression.value;
  return expression.kind === 'ConstantExpression' ? expression.text : null;
}

function requiredModule(expression: ExpressionAst): RequiredModule | null {
  const entries = new Map<string, string>();
  if (expression.kind === 'Hashtable') {
    for (const { key, value } of expression.pairs) {
      const text = statementText(value);
      if (text === null) return null;
      entries.set((constantText(key) ?? '').toLowerCase(), text);
    }
  } else {
    const name = constantText(expression);
    if (name === null) return null;
    entries.set('modulename', name);
  }
  const name = entries.get('modulename');
  if (name === undefined) return null;
  return {
    name,
    moduleVersion: entries.get('moduleversion') ?? null,
    requiredVersion: entries.get('requiredversion') ?? null,
    maximumVersion: entries.get('maximumversion') ?? null,
    guid: entries.get('guid') ?? null,
  };
}

function statementText(statement: StatementAst | PipelineBaseAst): string | null {
  if (statement.kind !== 'Pipeline') return null;
  const [element] = statement.elements;
  return element?.kind === 'CommandExpression' ? constantText(element.expression) : null;
}
