import type { AttributeAst, ParameterAst } from '../../language/ast.js';
import { attributeName } from '../command/script-attribute.js';
import { placedAt, runtimeError } from '../errors/terminating.js';

/** Named arguments that the attributes of functions take, in lower case. */
const knownArguments: Readonly<Record<string, ReadonlySet<string>>> = {
  parameter: new Set([
    'mandatory',
    'position',
    'parametersetname',
    'valuefrompipeline',
    'valuefrompipelinebypropertyname',
    'valuefromremainingarguments',
    'helpmessage',
    'helpmessagebasename',
    'helpmessageresourceid',
    'dontshow',
    'experimentname',
    'experimentaction',
  ]),
  cmdletbinding: new Set([
    'defaultparametersetname',
    'supportsshouldprocess',
    'confirmimpact',
    'positionalbinding',
    'helpuri',
    'supportspaging',
    'supportstransactions',
    'remotingcapability',
  ]),
};

/** Refuses `[Parameter(Nope = 1)]` when the function is first called, as PowerShell does (and with its type name). */
export function checkAttributeArguments(
  attributes: readonly AttributeAst[],
  parameters: readonly ParameterAst[],
): void {
  for (const attribute of attributes) checkAttribute(attribute);
  for (const parameter of parameters) {
    for (const attribute of parameter.attributes) if (attribute.kind === 'Attribute') checkAttribute(attribute);
  }
}

function checkAttribute(ast: AttributeAst): void {
  const known = knownArguments[attributeName(ast)];
  const wrong = known && ast.namedArguments.find((argument) => !known.has(argument.name.toLowerCase()));
  if (!wrong) return;
  const text = `Property '${wrong.name}' cannot be found for type 'System.Management.Automation.CmdletBindingAttribute'.`;
  throw placedAt(runtimeError('PropertyNotFoundForAttribute', 'InvalidOperation', text), wrong.extent);
}
