import { isIP } from 'node:net';
import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { Exception } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { recordError } from '../../src/engine/errors/terminating.js';
import { recordObject, recordTypes } from './network/dns-records.js';
import { type Answer, callService, ServiceFailure } from './network/service-call.js';
import { eachReporting } from './providers/item-errors.js';

/** Asks name servers: addresses, mail servers, texts, … */
export const ResolveDnsName = cmdlet({
  name: 'Resolve-DnsName',
  module: 'DnsClient',
  synopsis: 'Asks name servers: addresses, mail servers, texts, …',
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
    },
    Type: {
      type: enumType('Microsoft.DnsClient.Commands.RecordType', recordTypes),
      help: 'The kind of records.',
      position: 1,
      byName: true,
      default: 'A_AAAA' as const,
    },
    Server: {
      type: stringArray,
      help: 'Name servers to ask instead of the system’s.',
      aliases: ['ComputerName'],
      position: 2,
      byName: true,
    },
    DnsOnly: { type: switchParameter, help: 'Asks name servers only: so it is here, but for the hosts file.' },
    NoHostsFile: {
      type: switchParameter,
      help: 'Does not read the hosts file.',
      notSupportedHere: 'The system decides about its hosts file.',
    },
    QuickTimeout: { type: switchParameter, help: 'Waits a shorter time.' },
  },
  examples: [{ code: '(Resolve-DnsName localhost -Type A).IPAddress', remarks: '127.0.0.1.' }],
  run: (context) => ({
    process() {
      const { Name, Type, Server, QuickTimeout } = context.parameters;
      const reverse = isIP(Name) !== 0;
      const types = reverse ? ['PTR'] : Type === 'A_AAAA' ? ['AAAA', 'A'] : [Type];
      const failures: ServiceFailure[] = [];
      let found = 0;
      eachReporting(context, types, (type) => {
        try {
          const server = Server?.[0];
          const answer = callService(context.host, 'dns.resolve', {
            name: Name,
            type,
            ...(server === undefined ? {} : { server }),
            ...(QuickTimeout ? { timeoutMilliseconds: 1000 } : {}),
          });
          const records = Array.isArray(answer['records']) ? (answer['records'] as Answer[]) : [];
          found += records.length;
          for (const record of records) context.write(recordObject(record));
        } catch (error) {
          if (!(error instanceof ServiceFailure)) throw error;
          failures.push(error);
        }
      });
      if (found > 0 || failures.length === 0) return;
      const unknown = failures.some(({ code }) => code === 'ENOTFOUND' || code === 'EUNKNOWN');
      const message = unknown
        ? `${Name} : DNS name does not exist`
        : failures.some(({ code }) => code === 'ENODATA')
          ? `${Name} : No records found for given DNS query`
          : `${Name} : ${failures[0]!.message}`;
      throw recordError(
        errorRecord({
          exception: newException(Exception, message),
          id: unknown ? 'DNS_ERROR_RCODE_NAME_ERROR' : 'DNS_INFO_NO_RECORDS',
          category: 'ResourceUnavailable',
          target: Name,
        }),
      );
    },
  }),
});
