import { probeServer } from '../mail/imap/probe.js';
import { type PlainData, ServiceArguments } from './plain-data.js';

const SECURITIES = ['none', 'tls', 'ssl'] as const;

/**
 * `{ host, port, security: 'none' | 'tls' | 'ssl', acceptUntrustedCertificates? }` → greeting, capabilities and TLS of an IMAP
 * server, without a login. Raises MailError, whose `reason` says what was wrong.
 */
export async function probeImap(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('imap.probe', data);
  const security = SECURITIES.find((one) => one === given.text('security').toLowerCase()) ?? 'none';
  const result = await probeServer({
    host: given.text('host'),
    port: given.number('port', 143),
    security,
    acceptUntrusted: given.flag('acceptUntrustedCertificates'),
  });
  return { greeting: result.greeting, capabilities: result.capabilities, tls: result.tls ? { ...result.tls } : null };
}
