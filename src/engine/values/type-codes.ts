/** .NET's TypeCode of numbers, texts and times (System.TypeCode); other value types have no common type with a number. */
export const typeCodes: Readonly<Record<string, number>> = {
  Boolean: 3,
  Char: 4,
  SByte: 5,
  Byte: 6,
  Int16: 7,
  UInt16: 8,
  Int32: 9,
  UInt32: 10,
  Int64: 11,
  UInt64: 12,
  Single: 13,
  Double: 14,
  Decimal: 15,
  DateTime: 16,
  String: 18,
};
