/** Numbers of the record types whose data are read (RFC 1035 §3.2.2, RFC 2782, RFC 3596, RFC 6672). */
export const RECORD_TYPES: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DNAME: 39,
};

const names = new Map(Object.entries(RECORD_TYPES).map(([name, number]) => [number, name]));

/** The name of a type's number; the number itself where its data are not read. */
export function recordTypeName(number: number): string {
  return names.get(number) ?? String(number);
}

/** The number of a type by its name or its number; null when it is neither. */
export function recordTypeNumber(type: string): number | null {
  const number = RECORD_TYPES[type] ?? (/^\d{1,5}$/.test(type) ? Number(type) : 0x10000);
  return number < 0x10000 ? number : null;
}
