import type { CommandAst, CommandElementAst, ExpressionAst } from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import {
  type CommandArgument,
  nameArgument,
  pairArgument,
  splatArgument,
  splattedItem,
  valueArgument,
} from '../command/command-argument.js';
import { toText } from '../convert/text.js';
import { placedAt, runtimeError } from '../errors/terminating.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import { createProcessor } from '../pipeline/create-processor.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { DictionaryBase } from '../values/dictionaries.js';
import { Char } from '../values/numbers.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';
import { compileRedirections } from './redirections.js';

/** Evaluates the arguments of a command and makes the processor that will run it. */
export type CommandFactory = (frame: Frame) => CommandProcessor;

type ArgumentWriter = (f: Frame, to: CommandArgument[]) => void;

/** One command of a pipeline. */
export function compileCommand(ast: CommandAst, c: Compiler): CommandFactory {
  const [first, ...rest] = ast.elements;
  const nameExtent = first!.extent;
  const name = compileName(first!, c);
  const writers = rest.map((element) => compileArgument(element, c));
  const likeMethod = isCalledLikeMethod(ast);
  const redirect = compileRedirections(ast.redirections, c);
  const { extent, invocationOperator } = ast;
  const site = { extent, nameExtent, operator: invocationOperator };
  return (f) => {
    const command = name(f);
    if (likeMethod && f.scope.strict >= 2) throw calledLikeMethod(extent);
    const args: CommandArgument[] = [];
    for (const write of writers) write(f, args);
    const processor = createProcessor(f, command, args, site);
    if (redirect) processor.redirections = redirect(f);
    return processor;
  };
}

/** `Name(1, 2)`: an array in parentheses that touches the name. */
function isCalledLikeMethod(ast: CommandAst): boolean {
  const [name, argument, ...rest] = ast.elements;
  if (argument?.kind !== 'ParenExpression' || rest.length > 0 || argument.extent.start !== name!.extent.end)
    return false;
  const element = argument.pipeline.kind === 'Pipeline' ? argument.pipeline.elements[0] : undefined;
  return element?.kind === 'CommandExpression' && element.expression.kind === 'ArrayLiteral';
}

function calledLikeMethod(extent: Extent): unknown {
  const text =
    'The function or command was called as if it were a method. Parameters should be separated by spaces. For information about parameters, see the about_Parameters Help topic.';
  return placedAt(runtimeError('StrictModeFunctionCallWithParens', 'InvalidOperation', text), extent);
}

/** The name of a command is text as it stands; behind `&` and `.` any expression. */
function compileName(element: CommandElementAst, c: Compiler): Expression {
  if (element.kind === 'CommandParameter') throw new Error('A command starts with its name.');
  if (element.kind === 'StringConstantExpression') {
    const { value } = element;
    return () => value;
  }
  return c.expression(element);
}

function compileArgument(element: CommandElementAst, c: Compiler): ArgumentWriter {
  if (element.kind === 'CommandParameter') {
    const { name, extent } = element;
    if (element.argument === null) {
      const item = nameArgument(name, extent);
      return (_f, to) => to.push(item);
    }
    const value = c.expression(element.argument);
    const valueExtent = element.argument.extent;
    const literal = literalText(element.argument);
    return (f, to) => to.push(pairArgument(name, value(f) ?? null, extent, valueExtent, literal));
  }
  if (element.kind === 'VariableExpression' && element.splatted) return compileSplat(element, c);
  const value = c.expression(element);
  const literal = literalText(element);
  const { extent } = element;
  return (f, to) => to.push(valueArgument(value(f) ?? null, extent, literal));
}

function literalText(ast: ExpressionAst): string | null {
  return ast.kind === 'ConstantExpression' ? ast.text : null;
}

/** `@name`: a dictionary gives named arguments, a list positional ones. */
function compileSplat(element: ExpressionAst & { kind: 'VariableExpression' }, c: Compiler): ArgumentWriter {
  const value = c.expression({ ...element, splatted: false });
  const { extent } = element;
  return (f, to) => splat(f, value(f), extent, to);
}

function splat(f: Frame, value: Value, extent: Extent, to: CommandArgument[]): void {
  if (value instanceof DictionaryBase) {
    for (const entry of value.entries()) to.push(splatArgument(toText(f.session, entry.key), entry.value, extent));
  } else if (isEnumerable(value)) {
    for (const item of itemsOf(value)) to.push(splattedItem(item, extent));
  } else if (typeof value === 'string') {
    // a .NET string is a sequence of its characters
    for (let i = 0; i < value.length; i++) to.push(valueArgument(new Char(value.charCodeAt(i)), extent));
  } else if (value !== undefined && value !== null) to.push(valueArgument(value, extent));
}
