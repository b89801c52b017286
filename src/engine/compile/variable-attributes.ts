import type { AttributeAst, ExpressionAst } from '../../language/ast.js';
import { attributeName } from '../command/script-attribute.js';
import { validationOf } from '../command/validation-attributes.js';
import { toText } from '../convert/text.js';
import { ValidationMetadataException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import { VariableAttribute } from '../session/variable-attribute.js';
import type { VariableConstraint } from '../session/variables.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';

/** The check that a validation attribute puts on a parameter's variable; null for other attributes. */
export function validationConstraint(ast: AttributeAst, c: Compiler): ((f: Frame) => VariableConstraint | null) | null {
  if (!attributeName(ast).startsWith('validate')) return null;
  return attributeConstraint(ast, (argument) => c.expression(argument));
}

/** `[ValidateRange(1, 5)]$x`: each assignment is checked. Null when the attribute checks nothing. */
export function attributeConstraint(
  ast: AttributeAst,
  compile: (ast: ExpressionAst) => Expression,
): (f: Frame) => VariableConstraint | null {
  return (f) => {
    const evaluator = {
      ctx: f.session,
      value: (argument: ExpressionAst) => compile(argument)(f),
    };
    const validation = validationOf(ast, evaluator);
    if (!validation) return null;
    return {
      attribute: new VariableAttribute(validation.kind),
      isType: false,
      complaint: (value, ctx) => validation.check(ctx, value),
      apply(value, variable, ctx) {
        const complaint = validation.check(ctx, value);
        if (complaint === null) return value;
        const inner = newException(ValidationMetadataException, complaint);
        const text = `The variable cannot be validated because the value ${toText(ctx, value)} is not a valid value for the ${variable.name} variable.`;
        throw engineError(
          newException(ValidationMetadataException, text, inner),
          'ValidateSetFailure',
          'MetadataError',
        );
      },
    };
  };
}
