import { isIP } from 'node:net';
import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { dnsError } from './network/dns/dns-errors.js';
import { recordObject } from './network/dns/record-objects.js';
import { type RecordTypeName, recordTypeEnum, recordTypeNumber, recordTypes } from './network/dns/record-types.js';
import { type Answer, callService, ServiceFailure } from './network/service-call.js';

const otherProtocols =
  'migsh asks name servers, and the system for names without a dot: it does not choose LLMNR or NetBIOS.';

/** Asks name servers: addresses, mail servers, texts, … */
export const ResolveDnsName = cmdlet({
  name: 'Resolve-DnsName',
  module: 'DnsClient',
  synopsis: 'Asks name servers: addresses, mail servers, texts, …',
  description: [
    'Addresses are looked for in the hosts file first; a name without a dot that no name server knows is left to the system. With -Server only that name server is asked. An answer that does not fit into a datagram is fetched over TCP.',
    'A name that has no records of the type is answered by the SOA record of its domain, as on Windows.',
  ],
  className: 'Microsoft.DnsClient.Commands.ResolveDnsName',
  outputTypes: ['Microsoft.DnsClient.Commands.DnsRecord'],
  parameters: {
    Name: {
      type: string,
      help: 'The name, or an address to find the name of.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
      validate: [notNullOrEmpty],
    },
    Type: {
      type: enumType(recordTypeEnum, recordTypes),
      help: 'The kind of records.',
      position: 1,
      byName: true,
      default: 'A_AAAA' as const,
    },
    Server: {
      type: stringArray,
      help: 'Name servers to ask instead of the system’s, one after the other; `192.0.2.1:5353` names a port.',
      validate: [notNullOrEmpty],
    },
    DnsOnly: { type: switchParameter, help: 'Asks name servers only: neither the hosts file nor the system.' },
    CacheOnly: {
      type: switchParameter,
      help: 'Asks the cache only.',
      notSupportedHere: 'migsh keeps no answers of name servers.',
    },
    DnssecOk: {
      type: switchParameter,
      help: 'Asks for signatures.',
      notSupportedHere: 'Signatures of DNSSEC are not read.',
    },
    DnssecCd: { type: switchParameter, help: 'Also takes answers that the server could not confirm by DNSSEC.' },
    NoHostsFile: { type: switchParameter, help: 'Does not read the hosts file.' },
    LlmnrNetbiosOnly: { type: switchParameter, help: 'Asks the neighbours only.', notSupportedHere: otherProtocols },
    LlmnrFallback: { type: switchParameter, help: 'Asks neighbours by LLMNR, too.', notSupportedHere: otherProtocols },
    LlmnrOnly: { type: switchParameter, help: 'Asks neighbours by LLMNR only.', notSupportedHere: otherProtocols },
    NetbiosFallback: { type: switchParameter, help: 'Asks by NetBIOS, too.', notSupportedHere: otherProtocols },
    NoIdn: {
      type: switchParameter,
      help: 'Asks for names as they are written, not as xn--….',
      notSupportedHere: 'Names outside of ASCII are asked for in their form for DNS.',
    },
    NoRecursion: { type: switchParameter, help: 'The server shall answer what it knows by itself.' },
    QuickTimeout: { type: switchParameter, help: 'Waits a shorter time.' },
    TcpOnly: { type: switchParameter, help: 'Asks over TCP.' },
  },
  examples: [{ code: '(Resolve-DnsName localhost -Type A).IPAddress', remarks: '127.0.0.1.' }],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      try {
        const { records } = callService(context.host, 'dns.resolve', {
          name: p.Name,
          type: askedType(p.Name, p.Type),
          servers: p.Server ?? [],
          dnsOnly: p.DnsOnly,
          noHostsFile: p.NoHostsFile,
          noRecursion: p.NoRecursion,
          checkingDisabled: p.DnssecCd,
          tcpOnly: p.TcpOnly,
          ...(p.QuickTimeout ? { timeoutMilliseconds: 1000, tries: 1 } : {}),
        });
        for (const record of records as readonly Answer[]) context.write(recordObject(record));
      } catch (error) {
        if (!(error instanceof ServiceFailure)) throw error;
        context.writeError(dnsError(p.Name, error));
      }
    },
  }),
});

/** Of an address its name is meant, unless records of a type are asked for. */
function askedType(name: string, type: RecordTypeName): string {
  if (type !== 'A_AAAA') return String(recordTypeNumber(type));
  return isIP(name) === 0 ? type : 'PTR';
}
