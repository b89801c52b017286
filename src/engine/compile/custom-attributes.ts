import type { AttributeAst, ExpressionAst } from '../../language/ast.js';
import type { Transform } from '../command/parameter-table.js';
import type { Validation } from '../command/validation.js';
import { placedAt, runtimeError, TerminatingError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import { enumerate } from '../values/arrays.js';
import { construct, invokeMethod } from '../values/methods.js';
import type { NetType } from '../values/net-type.js';
import { setProperty } from '../values/properties.js';
import { findType } from '../values/type-names.js';
import type { NetObject, Value } from '../values/value.js';

/** What an attribute of a class of the script does with the arguments of its parameter. */
export interface CustomAttribute {
  readonly transform: Transform | null;
  readonly validation: Validation | null;
}

/** Makes the object of an attribute that the binder does not know. Raises CustomAttributeTypeNotFound. */
export function customAttribute(
  session: Session,
  ast: AttributeAst,
  value: (ast: ExpressionAst) => Value,
): CustomAttribute {
  const type = attributeType(session, ast.typeName.fullName);
  if (!type) throw placedAt(unknownAttribute(ast.typeName.fullName), ast.extent);
  if (!session.types.find(type.fullName)) return { transform: null, validation: null };
  const object = construct(session, type, ast.positionalArguments.map(value));
  for (const argument of ast.namedArguments) setProperty(session, object, argument.name, value(argument.argument));
  return { transform: transformOf(session, object), validation: validationOf(session, object) };
}

function attributeType(session: Session, name: string): NetType | null {
  for (const candidate of [name, `${name}Attribute`]) {
    const type =
      session.types.find(candidate) ?? findType(candidate) ?? findType(`System.Management.Automation.${candidate}`);
    if (type) return type;
  }
  return null;
}

function unknownAttribute(name: string): unknown {
  return runtimeError(
    'CustomAttributeTypeNotFound',
    'InvalidOperation',
    `Cannot find the type for custom attribute '${name}'. Make sure that the assembly that contains this type is loaded.`,
  );
}

function has(object: Value, method: string): boolean {
  return (object as NetObject).netType.findMethod(method) !== undefined;
}

function transformOf(session: Session, object: Value): Transform | null {
  if (!has(object, 'transform')) return null;
  return (ctx, value) => invokeMethod(ctx, object, 'Transform', [session.engineIntrinsics(), value]);
}

function validationOf(session: Session, object: Value): Validation | null {
  const each = has(object, 'validateelement');
  if (!each && !has(object, 'validate')) return null;
  return {
    kind: (object as NetObject).netType.name,
    values: null,
    text: 'custom',
    check(ctx, value) {
      try {
        if (each) for (const item of enumerate(value)) invokeMethod(ctx, object, 'ValidateElement', [item]);
        else invokeMethod(ctx, object, 'Validate', [value, session.engineIntrinsics()]);
        return null;
      } catch (error) {
        if (error instanceof TerminatingError) return error.exception.message;
        throw error;
      }
    },
  };
}
