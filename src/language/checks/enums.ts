import type { ExpressionAst, TypeDefinitionAst } from '../ast.js';
import { isConstant } from './constants.js';
import type { Reporter } from './context.js';

/** The ranges of what an enum may be based on. */
const bitsOf: Readonly<Record<string, readonly [bits: bigint, signed: boolean]>> = {
  byte: [8n, false],
  sbyte: [8n, true],
  short: [16n, true],
  int16: [16n, true],
  ushort: [16n, false],
  uint16: [16n, false],
  int: [32n, true],
  int32: [32n, true],
  uint: [32n, false],
  uint32: [32n, false],
  long: [64n, true],
  int64: [64n, true],
  ulong: [64n, false],
  uint64: [64n, false],
};

const plainName = (name: string): string => name.toLowerCase().replace(/^system\./, '');

/** As PowerShell prints the type: its accelerator. */
function shownName(name: string): string {
  const plain = plainName(name);
  const [bits, signed] = bitsOf[plain] ?? [32n, true];
  const found = Object.entries(bitsOf).find(([, [width, isSigned]]) => width === bits && isSigned === signed);
  return found?.[0] ?? plain;
}

/** What is wrong with the value of an enumerator; null when it is a constant that fits. Values that are calculated are not followed. */
function complaintAbout(
  value: ExpressionAst,
  name: string,
): 'EnumeratorValueMustBeConstant' | 'CannotConvertValue' | 'EnumeratorValueOutOfBounds' | null {
  if (!isConstant(value, false)) return 'EnumeratorValueMustBeConstant';
  if (value.kind === 'StringConstantExpression' && !/^\s*[-+]?(0x[\da-f]+|\d+)\s*$/i.test(value.value))
    return 'CannotConvertValue';
  if (value.kind !== 'ConstantExpression') return null;
  const [bits, signed] = bitsOf[plainName(name)] ?? [32n, true];
  const number = Number(value.value.value);
  const limit = signed ? 2 ** (Number(bits) - 1) : 2 ** Number(bits);
  return number >= limit || number < (signed ? -limit : 0) ? 'EnumeratorValueOutOfBounds' : null;
}

/** An enum is based on an integral type, and the values it gives are constants. */
export function checkEnum(definition: TypeDefinitionAst, reporter: Reporter): void {
  if (definition.typeKind !== 'Enum') return;
  const [base] = definition.baseTypes;
  const name = base?.typeName.fullName ?? 'int';
  if (base && !(plainName(name) in bitsOf)) {
    reporter.error(base.extent, 'InvalidUnderlyingType', name);
  }
  for (const member of definition.members) {
    if (member.kind !== 'PropertyMember' || !member.initialValue) continue;
    const complaint = complaintAbout(member.initialValue, name);
    if (complaint) reporter.error(member.initialValue.extent, complaint, shownName(name));
  }
}
