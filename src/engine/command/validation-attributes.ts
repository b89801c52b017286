import type { AttributeAst } from '../../language/ast.js';
import { toText } from '../convert/text.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { dotNetRegex } from '../regex/net-regex.js';
import { hasMatch } from '../regex/search.js';
import { itemsOf } from '../values/arrays.js';
import { construct, invokeMethod } from '../values/methods.js';
import { NetType } from '../values/net-type.js';
import type { Value } from '../values/value.js';
import { type ArgumentEvaluator, attributeName, type ReadAttribute, readAttribute } from './script-attribute.js';
import type { Validation } from './validation.js';
import * as validation from './validation.js';
import { onDrive } from './validation-drive.js';
import { checkedLimits, emptySet, rangeKind, rangeKinds, rangeOf } from './validation-range.js';

type Maker = (attribute: ReadAttribute, evaluator: ArgumentEvaluator) => Validation;

/** The Validate… attributes by lower-case name. */
const makers: Readonly<Record<string, Maker>> = {
  validateset: (attribute, evaluator) => {
    const errorMessage = attribute.namedText('ErrorMessage');
    const ignoreCase = attribute.named('IgnoreCase');
    return validation.validSet(setValues(attribute, evaluator), {
      caseSensitive: ignoreCase === false,
      ...(errorMessage === undefined ? {} : { errorMessage }),
    });
  },
  validaterange: (attribute, { ctx }) => {
    const [first, second] = attribute.positional;
    if (second === undefined) return rangeKind(rangeKindOf(attribute.text(0) ?? ''));
    return rangeOf(ctx, first, second);
  },
  validatepattern: (attribute) => {
    const source = attribute.text(0) ?? '';
    const options = attribute.namedText('Options');
    const caseSensitive = options !== undefined && !/ignorecase/i.test(options);
    const regex = dotNetRegex(source, { ignoreCase: !caseSensitive });
    return validation.pattern(source, (given) => hasMatch(regex, given), attribute.namedText('ErrorMessage'));
  },
  validatelength: (attribute) => validation.lengthBetween(...twoLimits('length', attribute)),
  validatecount: (attribute) => validation.countBetween(...twoLimits('count', attribute)),
  validatescript: (attribute) => {
    const block = attribute.positional[0] as Value;
    const source = block instanceof ScriptBlock ? block.text : '';
    return validation.script(block as object, source, attribute.namedText('ErrorMessage'));
  },
  validatedrive: (attribute) => onDrive('ValidateDrive', attribute.texts()),
  validateuserdrive: () => onDrive('ValidateUserDrive', ['User']),
  validatenotnull: () => validation.notNull,
  validatenotnullorempty: () => validation.notNullOrEmpty,
  validatenotnullorwhitespace: () => validation.notNullOrWhiteSpace,
};

/** The values of a set: as written, or what a class gives (`[ValidateSet([Generator])]`). */
function setValues(attribute: ReadAttribute, { ctx }: ArgumentEvaluator): readonly string[] {
  const [first] = attribute.positional;
  if (first === undefined) throw emptySet();
  if (!(first instanceof NetType)) return attribute.texts();
  const values = invokeMethod(ctx, construct(ctx, first, []), 'GetValidValues', []);
  return itemsOf(values).map((value) => toText(ctx, value));
}

function twoLimits(kind: 'length' | 'count', attribute: ReadAttribute): [number, number] {
  const limits: [number, number] = [Number(attribute.text(0)), Number(attribute.text(1))];
  checkedLimits(kind, ...limits);
  return limits;
}

function rangeKindOf(text: string): (typeof rangeKinds)[number] {
  const key = text.toLowerCase();
  return rangeKinds.find((kind) => kind.toLowerCase() === key) ?? 'Positive';
}

/** The check that a Validate… attribute asks for; null for other attributes. */
export function validationOf(ast: AttributeAst, evaluator: ArgumentEvaluator): Validation | null {
  const maker = makers[attributeName(ast)];
  return maker ? maker(readAttribute(ast, evaluator), evaluator) : null;
}
