import type {
  ExpressionAst,
  IndexExpressionAst,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
} from '../../language/ast.js';
import { toText } from '../convert/text.js';
import { runtimeError } from '../errors/terminating.js';
import { DictionaryBase, OrderedDictionary } from '../values/dictionaries.js';
import { getIndex } from '../values/indexing.js';
import { invokeMethod, invokeStatic } from '../values/methods.js';
import { NetType } from '../values/net-type.js';
import { getProperty, setProperty } from '../values/properties.js';
import { getStatic, setStatic } from '../values/static-properties.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';
import { compileTypeExpression } from './types.js';

/** The object of a member access, and how its members are read and set. */
export interface MemberTarget {
  object(frame: Frame): Value;
  get(frame: Frame, object: Value, name: string): Value;
  set(frame: Frame, object: Value, name: string, value: Value): void;
}

/** What is before the `.` or `::`. */
export function compileTarget(ast: MemberExpressionAst, c: Compiler): MemberTarget {
  const object = c.expression(ast.target);
  if (!ast.isStatic) {
    return {
      object,
      get: (f, target, name) => getProperty(f.session, target, name),
      set: (f, target, name, value) => setProperty(f.session, target, name, value),
    };
  }
  const type = compileStaticTarget(ast.target, c);
  return {
    object: type,
    get: (f, target, name) => getStatic(f.session, target as NetType, name),
    set: (f, target, name, value) => setStatic(f.session, target as NetType, name, value),
  };
}

/** The type before `::`: a type literal, an expression that yields a type, or a type's name. */
function compileStaticTarget(ast: ExpressionAst, c: Compiler): (f: Frame) => NetType {
  if (ast.kind === 'TypeExpression') return compileTypeExpression(ast, c) as (f: Frame) => NetType;
  const target = c.expression(ast);
  return (f) => {
    const value = target(f);
    if (value instanceof NetType) return value;
    if (value === null || value === undefined) {
      throw runtimeError(
        'InvokeMethodOnNull',
        'InvalidOperation',
        'You cannot call a method on a null-valued expression.',
      );
    }
    return f.session.typeByName(toText(f.session, value));
  };
}

/** The name of a member: a word, or any expression. */
export function compileMemberName(ast: ExpressionAst, c: Compiler): (f: Frame) => string {
  if (ast.kind === 'StringConstantExpression') {
    const { value } = ast;
    return () => value;
  }
  const name = c.expression(ast);
  return (f) => toText(f.session, name(f));
}

/** `target.name`, `target?.name`, `[type]::name` */
export function compileMember(ast: MemberExpressionAst, c: Compiler): Expression {
  if (ast.isStatic) return compileStaticMember(ast, c);
  const target = c.expression(ast.target);
  if (ast.nullConditional) {
    const name = compileMemberName(ast.member, c);
    return (f) => {
      const object = target(f);
      return object === null || object === undefined ? null : getProperty(f.session, object, name(f));
    };
  }
  if (ast.member.kind === 'StringConstantExpression') {
    const { value } = ast.member;
    return (f) => getProperty(f.session, target(f), value);
  }
  const member = c.expression(ast.member);
  return (f) => {
    const object = target(f);
    const name = member(f);
    // `$table.1` is the entry of the number
    if (typeof name === 'number' && object instanceof DictionaryBase && object.has(name)) return object.get(name);
    return getProperty(f.session, object, typeof name === 'string' ? name : toText(f.session, name));
  };
}

function compileStaticMember(ast: MemberExpressionAst, c: Compiler): Expression {
  const type = compileStaticTarget(ast.target, c);
  const name = compileMemberName(ast.member, c);
  return (f) => getStatic(f.session, type(f), name(f));
}

/** `target.name(arguments)`, `[type]::name(arguments)` */
export function compileInvokeMember(ast: InvokeMemberExpressionAst, c: Compiler): Expression {
  const args = ast.arguments.map((argument) => c.expression(argument));
  const name = compileMemberName(ast.member, c);
  if (ast.isStatic) {
    const type = compileStaticTarget(ast.target, c);
    return (f) => invokeStatic(f.session, type(f), name(f), evaluateAll(args, f));
  }
  if (isBaseCall(ast)) return compileBaseCall(ast, args, name);
  const target = c.expression(ast.target);
  const { nullConditional } = ast;
  return (f) => {
    const object = target(f);
    if (nullConditional && (object === null || object === undefined)) return null;
    const method = name(f);
    return invokeMethod(f.session, object, method, evaluateAll(args, f));
  };
}

function evaluateAll(args: readonly Expression[], f: Frame): Value[] {
  const values = new Array<Value>(args.length);
  for (let i = 0; i < args.length; i++) {
    const value = args[i]!(f);
    values[i] = value === undefined ? null : value;
  }
  return values;
}

/** `([Base]$this).Method()` in a class calls the method of the base class. */
function isBaseCall(ast: InvokeMemberExpressionAst): boolean {
  return baseCallType(ast) !== null;
}

function baseCallType(ast: InvokeMemberExpressionAst) {
  const { target } = ast;
  if (target.kind !== 'ParenExpression' || target.pipeline.kind !== 'Pipeline') return null;
  const [only] = target.pipeline.elements;
  if (only?.kind !== 'CommandExpression' || only.expression.kind !== 'ConvertExpression') return null;
  const { operand, type } = only.expression;
  return operand.kind === 'VariableExpression' && operand.path.userPath.toLowerCase() === 'this' ? type.typeName : null;
}

function compileBaseCall(
  ast: InvokeMemberExpressionAst,
  args: readonly Expression[],
  name: (f: Frame) => string,
): Expression {
  const typeName = baseCallType(ast)!;
  return (f) => {
    const self = f.scope.find('this')?.read();
    const type = f.session.typeByName(typeName.fullName);
    return f.session.invokeBase(self, type, name(f), evaluateAll(args, f));
  };
}

/** `$ordered[[object]5]` means the key 5, not the position. */
export function isKeyIndex({ index }: IndexExpressionAst): boolean {
  return index.kind === 'ConvertExpression' && index.type.typeName.fullName.toLowerCase() === 'object';
}

/** `target[index]`, `target?[index]` */
export function compileIndex(ast: IndexExpressionAst, c: Compiler): Expression {
  const target = c.expression(ast.target);
  const index = c.expression(ast.index);
  const { nullConditional } = ast;
  const byKey = isKeyIndex(ast);
  return (f) => {
    const object = target(f);
    if (nullConditional && (object === null || object === undefined)) return null;
    const at = index(f);
    if (byKey && object instanceof OrderedDictionary) return object.get(at) ?? null;
    if (typeof at === 'number' && at >= 0 && Array.isArray(object) && at < object.length) return object[at];
    return getIndex(f.session, object, at);
  };
}
