import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';

/** Addresses of one family. */
export type AddressType = 'A' | 'AAAA';

const familyOf: Readonly<Record<AddressType, 4 | 6>> = { A: 4, AAAA: 6 };

function hostsFile(): string {
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows';
  return process.platform === 'win32' ? join(windows, 'System32', 'drivers', 'etc', 'hosts') : '/etc/hosts';
}

/** The addresses that a hosts file gives a name, in its order. */
export function addressesInHosts(text: string, name: string, type: AddressType): string[] {
  const wanted = name.toLowerCase();
  return text.split(/\r?\n/).flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return isIP(address) === familyOf[type] && names.some((one) => one.toLowerCase() === wanted) ? [address] : [];
  });
}

/** The addresses that this computer knows of a name without asking: from its hosts file, and its own (RFC 6761 §6.3). */
export function knownAddresses(name: string, type: AddressType): string[] {
  let text = '';
  try {
    text = readFileSync(hostsFile(), 'utf8');
  } catch {
    // A computer may have no hosts file.
  }
  const found = addressesInHosts(text, name, type);
  if (found.length > 0 || !/^(?:.+\.)?localhost$/i.test(name)) return found;
  return [type === 'A' ? '127.0.0.1' : '::1'];
}

/** What the system makes of a name by all its ways (its domain suffixes, mDNS, LLMNR, …); empty when nothing. */
export async function systemAddresses(name: string, type: AddressType): Promise<string[]> {
  try {
    return (await lookup(name, { all: true, family: familyOf[type] })).map(({ address }) => address);
  } catch {
    return [];
  }
}
