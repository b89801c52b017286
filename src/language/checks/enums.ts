import type { TypeDefinitionAst } from '../ast.js';
import { isConstant } from './constants.js';
import type { Reporter } from './context.js';

const integralTypes: ReadonlySet<string> = new Set(
  'byte sbyte short ushort int16 uint16 int uint int32 uint32 long ulong int64 uint64'.split(' '),
);

/** An enum is based on an integral type, and the values it gives are constants. */
export function checkEnum(definition: TypeDefinitionAst, reporter: Reporter): void {
  if (definition.typeKind !== 'Enum') return;
  const [base] = definition.baseTypes;
  const name = base?.typeName.fullName ?? 'int';
  if (base && !integralTypes.has(name.toLowerCase().replace(/^system\./, ''))) {
    reporter.error(base.extent, 'InvalidUnderlyingType', name);
  }
  for (const member of definition.members) {
    if (member.kind !== 'PropertyMember' || !member.initialValue) continue;
    if (!isConstant(member.initialValue, false))
      reporter.error(member.initialValue.extent, 'EnumeratorValueMustBeConstant');
  }
}
