import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSArgumentException, RuntimeException } from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { TypeData, typeDataTable } from '../../../src/engine/values/type-data.js';
import type { Value } from '../../../src/engine/values/value.js';
import { readTypesXml } from '../../../src/format/types-xml.js';
import { extendedMember } from '../objects/extended-members.js';
import { readDefinitionFiles } from './definition-files.js';

type UpdateContext = Pick<CmdletContext<unknown>, 'session' | 'script' | 'writeError' | 'shouldProcess'>;

/** Parameters of Update-TypeData that say what a type gets. */
export interface TypeDataParameters {
  readonly MemberType: readonly string[] | undefined;
  readonly MemberName: string | undefined;
  readonly Value: Value;
  readonly SecondValue: Value;
  readonly DefaultDisplayProperty: string | undefined;
  readonly DefaultDisplayPropertySet: readonly string[] | undefined;
  readonly DefaultKeyPropertySet: readonly string[] | undefined;
  readonly PropertySerializationSet: readonly string[] | undefined;
  readonly SerializationMethod: string | undefined;
  readonly SerializationDepth: number | undefined;
  readonly StringSerializationSource: string | undefined;
  readonly Force: boolean;
}

/** The type data for a name, made when there is none. */
function typeDataFor(context: Pick<UpdateContext, 'script'>, typeName: string): TypeData {
  const table = typeDataTable(context.script);
  const key = typeName.toLowerCase();
  let data = table.get(key);
  if (!data) {
    data = new TypeData(typeName);
    table.set(key, data);
  }
  return data;
}

/** Adds a member and display sets to a type. */
export function updateTypeData(
  context: UpdateContext,
  typeName: string,
  p: TypeDataParameters,
  isBound: (name: 'Value' | 'MemberName' | 'MemberType') => boolean,
): void {
  const sets = standardSets(p);
  const hasMember = isBound('MemberName') || isBound('MemberType');
  if (!hasMember && sets.length === 0 && p.SerializationMethod === undefined && p.SerializationDepth === undefined) {
    context.writeError(problem('TypeDataEmpty', `No member is specified for the update on type "${typeName}".`));
    return;
  }
  if (!context.shouldProcess(typeName, 'Update TypeData')) return;
  if (hasMember && !addMember(context, typeName, p, isBound('Value'))) return;
  const data = typeDataFor(context, typeName);
  for (const [name, names] of sets) {
    if (data.standard.has(name) && !p.Force) context.writeError(alreadyPresent(typeName, name));
    else data.standard.set(name, names);
  }
}

/** A member that type data has; -Force would replace it. */
function alreadyPresent(typeName: string, member: string): ErrorRecord {
  const message = `Error in TypeData "${typeName}": The member ${member} is already present.`;
  return errorRecord({
    exception: newException(RuntimeException, message),
    id: 'TypesDynamicUpdateException',
    category: 'InvalidOperation',
  });
}

function standardSets(p: TypeDataParameters): (readonly [string, readonly string[]])[] {
  const sets: (readonly [string, readonly string[]])[] = [];
  if (p.DefaultDisplayProperty !== undefined) sets.push(['DefaultDisplayProperty', [p.DefaultDisplayProperty]]);
  if (p.DefaultDisplayPropertySet) sets.push(['DefaultDisplayPropertySet', p.DefaultDisplayPropertySet]);
  if (p.DefaultKeyPropertySet) sets.push(['DefaultKeyPropertySet', p.DefaultKeyPropertySet]);
  if (p.PropertySerializationSet) sets.push(['PropertySerializationSet', p.PropertySerializationSet]);
  if (p.StringSerializationSource !== undefined)
    sets.push(['StringSerializationSource', [p.StringSerializationSource]]);
  return sets;
}

function addMember(context: UpdateContext, typeName: string, p: TypeDataParameters, hasValue: boolean): boolean {
  const kind = p.MemberType?.[0] ?? 'NoteProperty';
  const missing = p.MemberName === undefined ? 'MemberName' : hasValue ? null : 'Value';
  if (missing) {
    const id = missing === 'Value' ? 'ValueShouldBeSpecified' : 'MemberNameShouldBeSpecified';
    context.writeError(
      problem(
        id,
        `The ${missing} parameter is required for the type "${kind}". Please specify the ${missing} parameter.`,
      ),
    );
    return false;
  }
  const name = p.MemberName!;
  const data = typeDataFor(context, typeName);
  if (data.members.has(name.toLowerCase()) && !p.Force) {
    context.writeError(alreadyPresent(typeName, name));
    return false;
  }
  const value = unwrap(p.Value);
  data.members.set(
    name.toLowerCase(),
    kind === 'NoteProperty'
      ? { kind, name, value: p.Value ?? null }
      : typeMember(context, kind, name, value, unwrap(p.SecondValue)),
  );
  return true;
}

function typeMember(
  context: UpdateContext,
  kind: string,
  name: string,
  value: Value,
  second: Value,
): Parameters<TypeData['members']['set']>[1] {
  const member = extendedMember(context.script, kind, name, value, second);
  return { kind: member.kind, name, member };
}

function problem(id: string, message: string): ErrorRecord {
  return errorRecord({ exception: newException(PSArgumentException, message), id, category: 'InvalidOperation' });
}

/** Loads the types of .types.ps1xml files. */
export function loadTypeFiles(context: UpdateContext, before: readonly string[], behind: readonly string[]): void {
  const load = (paths: readonly string[], first: boolean): void => {
    const missingId = first ? 'TypesPrependPathException' : 'TypesAppendPathException';
    readDefinitionFiles(
      context,
      paths,
      { action: 'Update TypeData', missingId, faultId: 'TypesXmlUpdateException' },
      (text) => {
        for (const read of readTypesXml(text)) {
          const data = typeDataFor(context, read.typeName);
          for (const { kind, name, value, second } of read.members) {
            const compile = (block: string): Value => context.session.compile(block);
            const isScript = kind === 'ScriptProperty' || kind === 'ScriptMethod';
            const content: Value = isScript && typeof value === 'string' ? compile(value) : (value as Value);
            const member =
              kind === 'NoteProperty'
                ? ({ kind, name, value: content } as const)
                : typeMember(context, kind, name, content, second === null ? null : compile(second));
            data.members.set(name.toLowerCase(), member);
          }
          for (const [name, names] of read.standard) data.standard.set(name, names);
        }
      },
    );
  };
  load([...before].reverse(), true);
  load(behind, false);
}
