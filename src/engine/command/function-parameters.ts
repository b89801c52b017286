import type { AttributeAst, ExpressionAst, ParameterAst, TypeConstraintAst, TypeName } from '../../language/ast.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { TerminatingError } from '../errors/terminating.js';
import { isList, itemsOf } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { strictBoolean } from './bind-value.js';
import { commonTableParameters, setNamesOf } from './cmdlet-parameters.js';
import { checkParameterNames } from './parameter-names.js';
import { allSets, ParameterTable, type SetUse, type TableParameter, type Transform } from './parameter-table.js';
import { attributeName, readAttribute } from './script-attribute.js';
import type { Validation } from './validation.js';
import { validationOf } from './validation-attributes.js';

/** What the table of a function needs of the compiler. */
export interface AttributeEvaluator {
  readonly ctx: ScriptContext;
  /** The value of an attribute's argument or a default expression. */
  value(ast: ExpressionAst): Value;
  /** The type of a constraint; raises TypeNotFound at its place. */
  type(name: TypeName): NetType;
  /** An attribute that a class of the script defines; null when there is no such class. */
  custom(ast: AttributeAst): { readonly transform: Transform | null; readonly validation: Validation | null } | null;
}

/** What a function or script declares. */
export interface FunctionSignature {
  /** Name for prompts. */
  readonly name: string;
  readonly parameters: readonly ParameterAst[];
  /** Has `[CmdletBinding()]` or a `[Parameter()]`: there are common parameters, leftovers are errors. */
  readonly isAdvanced: boolean;
  readonly defaultSet: string | null;
  readonly shouldProcess: boolean;
  readonly positionalBinding: boolean;
}

/** The parameter table of a function or script. Attribute arguments are evaluated now. */
export function functionTable(signature: FunctionSignature, evaluator: AttributeEvaluator): ParameterTable {
  const declared = signature.parameters.map((ast) => readParameter(ast, evaluator));
  const explicit = declared.some((parameter) => parameter.uses.some((use) => use.position !== null));
  if (!explicit && signature.positionalBinding) assignPositions(declared);
  const named = new Set<string>();
  for (const parameter of declared) for (const use of parameter.uses) if (use.set !== allSets) named.add(use.set);
  const setNames = setNamesOf([...named], signature.defaultSet);
  if (signature.isAdvanced)
    for (const { type, transforms } of declared)
      if (type?.elementType?.fullName === 'System.Boolean') transforms.push(onlyBooleans(type.elementType));
  const parameters = declared.map((parameter, index) => tableEntry(parameter, index, setNames));
  const common = signature.isAdvanced
    ? commonTableParameters(signature.shouldProcess, setNames, parameters.length)
    : [];
  checkParameterNames(parameters, common);
  return new ParameterTable({
    commandName: signature.name,
    parameters: [...parameters, ...common],
    setNames,
    defaultSet: signature.defaultSet,
    isAdvanced: signature.isAdvanced,
    isCompiled: false,
  });
}

/** `[bool[]]` of an advanced function: each element is a truth or a number, as for a single `[bool]`. */
function onlyBooleans(element: NetType): Transform {
  return (ctx, value) => {
    const plain = unwrap(value);
    for (const item of isList(plain) ? itemsOf(plain) : [plain]) strictBoolean(element, unwrap(item), ctx);
    return value;
  };
}

/** A `[Parameter()]` of a parameter. */
interface DeclaredUse {
  readonly set: string;
  mandatory: boolean;
  position: number | null;
  pipeline: boolean;
  byName: boolean;
  remaining: boolean;
}

/** A parameter while its attributes are read. */
interface DeclaredParameter {
  readonly name: string;
  readonly type: NetType | null;
  readonly uses: DeclaredUse[];
  aliases: string[];
  readonly transforms: Transform[];
  readonly validations: Validation[];
  psTypeName: string | null;
  allowNull: boolean;
  allowEmptyString: boolean;
  allowEmptyCollection: boolean;
  hidden: boolean;
  helpMessage: string;
  obsolete: string | null;
  argumentCompleter: Value;
}

function readParameter(ast: ParameterAst, evaluator: AttributeEvaluator): DeclaredParameter {
  const types = ast.attributes.filter((attribute) => attribute.kind === 'TypeConstraint');
  const parameter: DeclaredParameter = {
    name: ast.variable.path.name,
    type: types[0] ? typeAt(types[0], evaluator) : null,
    uses: [],
    aliases: [],
    transforms: [],
    validations: [],
    psTypeName: null,
    allowNull: false,
    allowEmptyString: false,
    allowEmptyCollection: false,
    hidden: false,
    helpMessage: '',
    obsolete: null,
    argumentCompleter: null,
  };
  for (const attribute of ast.attributes) {
    if (attribute.kind === 'Attribute') applyAttribute(parameter, attribute, evaluator);
  }
  if (parameter.uses.length === 0) parameter.uses.push(emptyUse(allSets));
  return parameter;
}

/** The type of a constraint. An unknown one is an error that points at it, whoever calls the function. */
function typeAt(ast: TypeConstraintAst, evaluator: AttributeEvaluator): NetType {
  try {
    return evaluator.type(ast.typeName);
  } catch (error) {
    if (error instanceof TerminatingError) error.record.invocationInfo ??= new InvocationInfo({ extent: ast.extent });
    throw error;
  }
}

function emptyUse(set: string): DeclaredUse {
  return { set, mandatory: false, position: null, pipeline: false, byName: false, remaining: false };
}

type AttributeReader = (parameter: DeclaredParameter, ast: AttributeAst, evaluator: AttributeEvaluator) => void;

/** Attributes by lower-case name without `Attribute` at the end. Those that only help and completion read do nothing here. */
const readers: Readonly<Record<string, AttributeReader>> = {
  parameter: readParameterAttribute,
  alias: (parameter, ast, evaluator) => {
    parameter.aliases = readAttribute(ast, evaluator).texts();
  },
  allownull: (parameter) => {
    parameter.allowNull = true;
  },
  allowemptystring: (parameter) => {
    parameter.allowEmptyString = true;
  },
  allowemptycollection: (parameter) => {
    parameter.allowEmptyCollection = true;
  },
  pstypename: (parameter, ast, evaluator) => {
    parameter.psTypeName = readAttribute(ast, evaluator).text(0) ?? '';
  },
  obsolete: (parameter, ast, evaluator) => {
    parameter.obsolete = readAttribute(ast, evaluator).text(0) ?? '';
  },
  supportswildcards: () => undefined,
  psdefaultvalue: () => undefined,
  argumentcompleter: (parameter, ast, evaluator) => {
    parameter.argumentCompleter = readAttribute(ast, evaluator).positional[0] ?? null;
  },
  argumentcompletions: (parameter, ast, evaluator) => {
    parameter.argumentCompleter = readAttribute(ast, evaluator).texts();
  },
};

function applyAttribute(parameter: DeclaredParameter, ast: AttributeAst, evaluator: AttributeEvaluator): void {
  const reader = readers[attributeName(ast)];
  if (reader) {
    reader(parameter, ast, evaluator);
    return;
  }
  const validation = validationOf(ast, evaluator);
  if (validation) {
    parameter.validations.push(validation);
    return;
  }
  const custom = evaluator.custom(ast);
  if (custom?.transform) parameter.transforms.push(custom.transform);
  if (custom?.validation) parameter.validations.push(custom.validation);
}

function readParameterAttribute(parameter: DeclaredParameter, ast: AttributeAst, evaluator: AttributeEvaluator): void {
  const attribute = readAttribute(ast, evaluator);
  const use = emptyUse(attribute.namedText('ParameterSetName') ?? allSets);
  use.mandatory = attribute.flag('Mandatory');
  use.pipeline = attribute.flag('ValueFromPipeline');
  use.byName = attribute.flag('ValueFromPipelineByPropertyName');
  use.remaining = attribute.flag('ValueFromRemainingArguments');
  use.position = attribute.number('Position');
  parameter.uses.push(use);
  parameter.hidden ||= attribute.flag('DontShow');
  parameter.helpMessage = attribute.namedText('HelpMessage') ?? parameter.helpMessage;
}

/** No explicit position anywhere: all but switches count through. */
function assignPositions(parameters: readonly DeclaredParameter[]): void {
  let position = 0;
  for (const parameter of parameters) {
    if (parameter.type?.fullName === switchType) continue;
    for (const use of parameter.uses) use.position = position;
    position++;
  }
}

const switchType = 'System.Management.Automation.SwitchParameter';

function tableEntry(parameter: DeclaredParameter, index: number, setNames: readonly string[]): TableParameter {
  const { type } = parameter;
  const kind = type?.fullName === switchType ? 'switch' : type?.elementType ? 'collection' : 'scalar';
  return {
    index,
    name: parameter.name,
    aliases: parameter.aliases,
    typeName: type?.fullName ?? 'System.Object',
    typeLabel: type ? typeLabel(type) : 'Object',
    kind,
    type: () => type!,
    convert: null,
    complete: null,
    argumentCompleter: parameter.argumentCompleter,
    enumNames: null,
    typeIsTransform: type !== null,
    transforms: parameter.transforms,
    validations: parameter.validations,
    psTypeName: parameter.psTypeName,
    allowNull: parameter.allowNull,
    allowEmptyString: parameter.allowEmptyString,
    allowEmptyCollection: parameter.allowEmptyCollection,
    uses: setNames.map((set) => useIn(parameter, set)),
    isCommon: false,
    isDynamic: false,
    noDelayBind: false,
    asWritten: false,
    hidden: parameter.hidden,
    helpMessage: parameter.helpMessage,
    obsolete: parameter.obsolete,
    notSupportedHere: null,
  };
}

function useIn(parameter: DeclaredParameter, set: string): SetUse | null {
  return parameter.uses.find((use) => use.set === set) ?? parameter.uses.find((use) => use.set === allSets) ?? null;
}

/** A type as syntax prints it: `string[]`, `int`, `Object`, `List[string]`. */
function typeLabel(type: NetType): string {
  const nullable = type.fullName.startsWith('System.Nullable`1') ? type.genericArguments[0] : undefined;
  const shown = (nullable ?? type).displayName;
  return /^[\w.]+(\[\])*$/.test(shown) ? shown.slice(shown.lastIndexOf('.') + 1) : shown.replace(/[\w.]+\./g, '');
}
