import type { PlainData } from './plain-data.js';

/** What the engine may wait for: plain data in, plain data out. */
export type Service = (data: PlainData) => Promise<PlainData>;

/** Every service by the name it is called by; a library is loaded by the first call that needs it. */
export const SERVICES: Readonly<Record<string, Service>> = {
  'imap.probe': async (data) => (await import('./probe.js')).probeImap(data),
  'oauth.test': async (data) => (await import('./oauth.js')).testGrant(data),
  'dns.resolve': async (data) => (await import('./dns/resolve.js')).resolveName(data),
  'dns.lookup': async (data) => (await import('./dns/lookup.js')).lookUp(data),
  'dns.mailRoute': async (data) => (await import('./dns/mail-route.js')).mailRoute(data),
  'smtp.send': async (data) => (await import('./smtp.js')).sendMail(data),
  'http.request': async (data) => (await import('./http.js')).requestHttp(data),
  'tcp.test': async (data) => (await import('./tcp.js')).testPort(data),
  'archive.open': async (data) => (await import('./archive/archives.js')).openArchive(data),
  'archive.extract': async (data) => (await import('./archive/archives.js')).extractEntry(data),
  'archive.create': async (data) => (await import('./archive/archives.js')).createArchive(data),
  'archive.add': async (data) => (await import('./archive/archives.js')).addEntry(data),
  'archive.finish': async (data) => (await import('./archive/archives.js')).finishArchive(data),
  'archive.close': async (data) => (await import('./archive/archives.js')).closeArchive(data),
  'net.source': async (data) => (await import('./tcp.js')).sourceAddress(data),
  'tcp.open': async (data) => (await import('./tcp-connections.js')).openConnection(data),
  'tcp.read': async (data) => (await import('./tcp-connections.js')).readConnection(data),
  'tcp.write': async (data) => (await import('./tcp-connections.js')).writeConnection(data),
  'tcp.available': async (data) => (await import('./tcp-connections.js')).availableBytes(data),
  'tcp.secure': async (data) => (await import('./tcp-connections.js')).secureConnection(data),
  'tcp.close': async (data) => (await import('./tcp-connections.js')).closeConnection(data),
};
