import type { NetType } from '../values/net-type.js';
import { findType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { commonParameters, shouldProcessParameters } from './common-parameters.js';
import type { CmdletDefinition, ParameterDefinition, ParameterDefinitions, ParameterSetUse } from './definition.js';
import { allSets, ParameterTable, type SetUse, type TableParameter } from './parameter-table.js';
import type { ParameterType } from './parameter-type.js';

const tables = new WeakMap<CmdletDefinition, ParameterTable>();

/** The parameter table of a cmdlet; made once. */
export function cmdletTableOf(definition: CmdletDefinition): ParameterTable {
  let table = tables.get(definition);
  if (table === undefined) {
    table = buildTable(definition);
    tables.set(definition, table);
  }
  return table;
}

function buildTable(definition: CmdletDefinition): ParameterTable {
  const setNames = setNamesOf(definition.sets, definition.defaultSet);
  const declared = tableParameters(definition.parameters, setNames, 0, 'declared');
  const common = commonTableParameters(definition.shouldProcess, setNames, declared.length);
  return new ParameterTable({
    commandName: definition.name,
    parameters: [...declared, ...common],
    setNames,
    defaultSet: definition.defaultSet,
    isAdvanced: true,
    isCompiled: true,
  });
}

/** The sets of a command, the default one among them; `__AllParameterSets` when there are none. */
export function setNamesOf(declared: readonly string[], defaultSet: string | null): readonly string[] {
  const names = defaultSet !== null && !declared.includes(defaultSet) ? [...declared, defaultSet] : declared;
  return names.length === 0 ? [allSets] : names;
}

/** The common parameters as table entries, numbered from `start`. */
export function commonTableParameters(
  shouldProcess: boolean,
  setNames: readonly string[],
  start: number,
): readonly TableParameter[] {
  const definitions = shouldProcess ? { ...commonParameters, ...shouldProcessParameters } : commonParameters;
  return tableParameters(definitions, setNames, start, 'common');
}

/** Table entries of parameter definitions, numbered from `start`. */
export function tableParameters(
  definitions: ParameterDefinitions,
  setNames: readonly string[],
  start: number,
  role: 'declared' | 'common' | 'dynamic',
): TableParameter[] {
  return Object.entries(definitions).map(([name, definition], i) =>
    tableParameter(name, definition, setNames, start + i, role),
  );
}

function tableParameter(
  name: string,
  definition: ParameterDefinition,
  setNames: readonly string[],
  index: number,
  role: 'declared' | 'common' | 'dynamic',
): TableParameter {
  const { type } = definition;
  return {
    index,
    name,
    aliases: definition.aliases ?? [],
    typeName: type.name,
    typeLabel: type.label,
    kind: type.kind,
    type: typeGetter(type.name, type.kind),
    convert: type.convert,
    complete: type.complete,
    argumentCompleter: null,
    enumNames: type.values,
    typeIsTransform: false,
    transforms: type.isTransformation && type.convert ? [type.convert] : [],
    validations: definition.validate ?? [],
    psTypeName: null,
    allowNull: definition.allowNull ?? false,
    allowEmptyString: definition.allowEmptyString ?? false,
    allowEmptyCollection: definition.allowEmptyCollection ?? false,
    uses: usesIn(definition, setNames),
    isCommon: role === 'common',
    isDynamic: role === 'dynamic',
    noDelayBind: definition.noDelayBind ?? false,
    asWritten: definition.asWritten ?? false,
    hidden: definition.hidden ?? false,
    helpMessage: definition.helpMessage ?? '',
    obsolete: definition.obsolete ?? null,
    notSupportedHere: definition.notSupportedHere ?? null,
  };
}

/** By set; a parameter that is declared once for all sets has one and the same use in each. */
function usesIn(definition: ParameterDefinition, setNames: readonly string[]): (SetUse | null)[] {
  const { sets } = definition;
  if (!sets) return new Array<SetUse>(setNames.length).fill(fullUse(definition));
  return setNames.map((set) => (sets[set] ? fullUse(sets[set]) : null));
}

/** A use with every field said. */
function fullUse(use: ParameterSetUse): SetUse {
  return {
    mandatory: use.mandatory ?? false,
    position: use.position ?? null,
    pipeline: use.pipeline ?? false,
    byName: use.byName ?? false,
    remaining: use.remaining ?? false,
  };
}

const typesByName = new Map<string, NetType>();

/** Finds a type when it is first needed. A name the engine's tables do not have stands for any object, or for a list of any. */
function typeGetter(name: string, kind: ParameterType<unknown>['kind']): () => NetType {
  return () => {
    let type = typesByName.get(name);
    if (type === undefined) {
      type = findType(name) ?? findType(kind === 'collection' ? 'System.Object[]' : 'System.Object')!;
      typesByName.set(name, type);
    }
    return type;
  };
}

/** The default value a cmdlet declares for a parameter, as its body sees it. */
export function declaredDefault(definition: ParameterDefinition): Value {
  if (definition.type.kind === 'switch') return false;
  return definition.default as Value;
}
