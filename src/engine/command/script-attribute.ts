import type { AttributeAst, ExpressionAst } from '../../language/ast.js';
import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** Who evaluates the arguments of an attribute. */
export interface ArgumentEvaluator {
  readonly ctx: ScriptContext;
  value(ast: ExpressionAst): Value;
}

/** The name of an attribute in lower case, without namespace and `Attribute`: `validateset`. */
export function attributeName(ast: AttributeAst): string {
  const name = ast.typeName.fullName.toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1).replace(/attribute$/, '');
}

/** The arguments of an attribute, evaluated when asked for. */
export interface ReadAttribute {
  readonly positional: readonly Value[];
  /** All positional arguments as text; lists among them are opened. */
  texts(): string[];
  text(position: number): string | undefined;
  named(name: string): Value;
  namedText(name: string): string | undefined;
  flag(name: string): boolean;
  /** Null when it is not given. */
  number(name: string): number | null;
}

/** Evaluates an attribute's arguments. */
export function readAttribute(ast: AttributeAst, evaluator: ArgumentEvaluator): ReadAttribute {
  const { ctx } = evaluator;
  const positional = ast.positionalArguments.map((argument) => unwrap(evaluator.value(argument)));
  const named = (name: string): Value => {
    const found = ast.namedArguments.find((argument) => argument.name.toLowerCase() === name.toLowerCase());
    if (!found) return undefined;
    return found.expressionOmitted ? true : unwrap(evaluator.value(found.argument));
  };
  const textOf = (value: Value): string | undefined => (value === undefined ? undefined : toText(ctx, value));
  return {
    positional,
    texts: () =>
      positional.flatMap((value) => (isEnumerable(value) ? [...itemsOf(value)] : [value])).map((v) => toText(ctx, v)),
    text: (position) => textOf(positional[position]),
    named,
    namedText: (name) => textOf(named(name)),
    flag: (name) => isTrue(named(name)),
    number: (name) => {
      const value = named(name);
      return value === undefined ? null : Number(toText(ctx, value));
    },
  };
}
