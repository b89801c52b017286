import { defineEnum } from '../../../../src/engine/values/enums.js';

/** The record types that Windows' DnsClient can ask for, with their numbers; `A_AAAA` stands for both kinds of addresses. */
const numbers = {
  UNKNOWN: 0,
  A_AAAA: 0,
  A: 1,
  NS: 2,
  MD: 3,
  MF: 4,
  CNAME: 5,
  SOA: 6,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  PTR: 12,
  HINFO: 13,
  MINFO: 14,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  AAAA: 28,
  SRV: 33,
  DNAME: 39,
  OPT: 41,
  DS: 43,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  ANY: 255,
  ALL: 255,
  WINS: 0xff01,
} as const;

/** The name of a record type. */
export type RecordTypeName = keyof typeof numbers;

/** Their names, in the order of their numbers. */
export const recordTypes = Object.keys(numbers) as RecordTypeName[];

/** Full name of the enumeration of record types. */
export const recordTypeEnum = 'Microsoft.DnsClient.Commands.RecordType';

/** The number of a type by its name. */
export function recordTypeNumber(name: string): number {
  return numbers[name as RecordTypeName];
}

defineEnum(recordTypeEnum, numbers, { underlying: 'System.UInt16' });
