import type {
  ArrayLiteralAst,
  AttributedExpressionAst,
  ConvertExpressionAst,
  ExpressionAst,
  IndexExpressionAst,
  MemberExpressionAst,
  VariableExpressionAst,
} from '../../language/ast.js';
import { convertTo } from '../convert/convert.js';
import { runtimeError } from '../errors/terminating.js';
import type { VariableConstraint } from '../session/variables.js';
import { isList, itemsOf } from '../values/arrays.js';
import { OrderedDictionary } from '../values/dictionaries.js';
import { getIndex, setIndex } from '../values/indexing.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';
import { compileMemberName, compileTarget, isKeyIndex } from './members.js';
import { castConstraint, compileType, typeConstraint } from './types.js';
import { compileVariable, isPlainVariable, storeVariable, variableKey } from './variable-access.js';
import { attributeConstraint } from './variable-attributes.js';

/** Something that can be assigned to. */
export interface Place {
  store(frame: Frame, value: Value): void;
  /** Reads, lets `change` make the new value, stores it: for `+=` and `++`. Parts of the place are evaluated once. */
  update(frame: Frame, change: (value: Value) => Value): void;
}

/** `$x`, `$x.p`, `$x[i]`, `[type]$x`, `$a, $b`, `(…)` as the target of an assignment. */
export function compilePlace(ast: ExpressionAst, c: Compiler, compound = false): Place {
  switch (ast.kind) {
    case 'VariableExpression':
      return variablePlace(ast, c, compound);
    case 'MemberExpression':
      return memberPlace(ast, c);
    case 'IndexExpression':
      return indexPlace(ast, c);
    case 'ArrayLiteral':
      return listPlace(ast, c);
    case 'ConvertExpression':
    case 'AttributedExpression':
      return constrainedPlace(ast, c);
    case 'InvokeMemberExpression':
      return resultPlace(c.expression(ast));
    case 'ParenExpression':
      if (ast.pipeline.kind === 'Pipeline') {
        const [only] = ast.pipeline.elements;
        if (only?.kind === 'CommandExpression') return compilePlace(only.expression, c, compound);
      }
      return notAssignable();
    default:
      return notAssignable();
  }
}

/** `$x.Method() = …`: the method is called before the assignment is refused. */
function resultPlace(call: Expression): Place {
  const refuse = notAssignable();
  return {
    store(f, value) {
      call(f);
      refuse.store(f, value);
    },
    update: refuse.update,
  };
}

function notAssignable(): Place {
  const fail = (): never => {
    throw runtimeError(
      'InvalidLeftHandSide',
      'InvalidOperation',
      'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
    );
  };
  return { store: fail, update: fail };
}

/**
 * `compound`: `$n += 1` in a block with a scope of its own does not see the caller's `$n`; `$n++` does
 * (powershell-surprises.md, Language).
 */
function variablePlace(ast: VariableExpressionAst, c: Compiler, compound: boolean): Place {
  const store = storeVariable(ast.path, c);
  const read = compileVariable(ast, c);
  if (!isPlainVariable(ast.path)) return { store, update: (f, change) => store(f, change(read(f))) };
  const key = variableKey(ast.path.name);
  const cell = c.cell(key);
  return {
    store,
    update(f, change) {
      const variable = f.cells[cell];
      if (variable?.plain) {
        variable.value = change(variable.value as Value);
        return;
      }
      const hidden = compound && f.ownScope && !c.seesCaller() && f.scope.own(key) === undefined;
      store(f, change(hidden ? null : read(f)));
    },
  };
}

function memberPlace(ast: MemberExpressionAst, c: Compiler): Place {
  const target = compileTarget(ast, c);
  const name = compileMemberName(ast.member, c);
  return {
    store(f, value) {
      const object = target.object(f);
      target.set(f, object, name(f), value);
    },
    update(f, change) {
      const object = target.object(f);
      const member = name(f);
      target.set(f, object, member, change(target.get(f, object, member)));
    },
  };
}

function indexPlace(ast: IndexExpressionAst, c: Compiler): Place {
  const target = c.expression(ast.target);
  const index = c.expression(ast.index);
  const byKey = isKeyIndex(ast);
  return {
    store(f, value) {
      const object = target(f);
      const at = index(f);
      if (byKey && object instanceof OrderedDictionary) {
        object.set(at, value ?? null);
        return;
      }
      if (Array.isArray(object) && typeof at === 'number' && storeItem(object, at, value)) return;
      setIndex(f.session, object, at, value);
    },
    update(f, change) {
      const object = target(f);
      const at = index(f);
      setIndex(f.session, object, at, change(getIndex(f.session, object, at)));
    },
  };
}

/** Stores into an array when neither a bound nor the element type stands in the way. */
function storeItem(items: Value[], at: number, value: Value): boolean {
  if (at < 0 || at >= items.length) return false;
  const old = items[at];
  const sameKind =
    typeof old === typeof value &&
    (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string');
  if (!sameKind) return false;
  items[at] = value;
  return true;
}

/** `$a, $b = list`: the last one takes the rest. */
function listPlace(ast: ArrayLiteralAst, c: Compiler): Place {
  const places = ast.elements.map((element) => compilePlace(element, c));
  const store = (f: Frame, value: Value): void => {
    const items = isList(value) ? itemsOf(value) : [value];
    const last = places.length - 1;
    places.forEach((place, i) => {
      if (i < last) place.store(f, i < items.length ? items[i] : null);
      else place.store(f, items.length === places.length ? items[i] : items.length > last ? items.slice(last) : null);
    });
  };
  return {
    store,
    update: () => {
      throw runtimeError(
        'InvalidLeftHandSide',
        'InvalidOperation',
        'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
      );
    },
  };
}

/** `[int]$x = …`, `[ValidateRange(1, 5)][int]$x = …`; on anything but a variable the types are casts. */
function constrainedPlace(ast: ConvertExpressionAst | AttributedExpressionAst, c: Compiler): Place {
  const makers: ((f: Frame) => VariableConstraint | null)[] = [];
  const casts: ((f: Frame, value: Value) => Value)[] = [];
  let inner: ExpressionAst = ast;
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') {
    if (inner.kind === 'ConvertExpression') {
      const type = compileType(inner.type.typeName, c);
      makers.push((f) => (f.ownScope ? castConstraint(type(f)) : typeConstraint(type(f))));
      casts.push((f, value) => convertTo(f.session, value, type(f)));
    } else makers.push(attributeConstraint(inner.attribute, (argument) => c.expression(argument)));
    inner = inner.operand;
  }
  if (inner.kind !== 'VariableExpression' || inner.path.drive !== null) return castPlace(compilePlace(inner, c), casts);
  const { path } = inner;
  const key = variableKey(path.name);
  const read = compileVariable(inner, c);
  const store = (f: Frame, value: Value): void => {
    const constraints = makers.map((make) => make(f)).filter((one) => one !== null);
    f.session.assignConstrained(f.session.scopeFor(f.scope, path.scope), key, path.name, value, constraints.reverse());
    if (path.scope === null) f.cells[c.cell(key)] = undefined;
  };
  return { store, update: (f, change) => store(f, change(read(f))) };
}

function castPlace(place: Place, casts: readonly ((f: Frame, value: Value) => Value)[]): Place {
  const cast = (f: Frame, value: Value): Value => casts.reduceRight((v, one) => one(f, v), value);
  return {
    store: (f, value) => place.store(f, cast(f, value)),
    update: (f, change) => place.update(f, (value) => cast(f, change(value))),
  };
}
