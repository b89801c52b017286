/**
 * Real Courier and Cyrus servers for `npm run test:servers`, by the scripts beside this file. They need root; Courier's
 * compiled-in paths also need the right to mount. Debian's IMAP servers exclude each other as packages, so both are unpacked
 * below a folder of their own, once, without being installed.
 */
import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

/** Which server. */
export type OtherServerName = 'courier' | 'cyrus';

/** A running server. */
export interface OtherServer {
  readonly port: number;
  readonly tlsPort: number;
  stop(): Promise<void>;
}

/** Starts a server with these users (all with the password `secret`) and, at Courier, administrators who read everybody's mail. */
export async function startOtherServer(
  name: OtherServerName,
  users: readonly string[],
  admins: readonly string[] = [],
): Promise<OtherServer> {
  const control = controlOf(name);
  const dir = await mkdtemp(join(tmpdir(), `migsh-${name}-`));
  const stop = async () => {
    await control('stop', dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    for (const user of users) await control('adduser', dir, user, 'secret');
    for (const admin of admins) await control('adduser', dir, admin, 'secret', 'admin');
    const match = /imap=(\d+) imaps=(\d+)/.exec(await control('start', dir));
    if (match === null) throw new Error(`${name} did not tell its ports.`);
    return { port: Number(match[1]), tlsPort: Number(match[2]), stop };
  } catch (error) {
    await stop().catch(() => {});
    throw new Error(`${name} does not start here (root that may mount is needed): ${(error as Error).message}`);
  }
}

/**
 * Unpacks Courier and Cyrus where they are not yet. For a global setup: workers that did it at the same time would meet at
 * apt's lock and find a folder half full.
 * @throws Error of apt or of the script.
 */
export async function unpackOtherServers(): Promise<void> {
  for (const name of ['courier', 'cyrus'] as const) {
    const root = rootOf(name);
    const done = join(root, 'unpacked');
    if (await exists(done)) continue;
    console.log(`Unpacking Debian's packages below ${root} ...`);
    await rm(root, { recursive: true, force: true });
    await run('apt-get', ['update', '-qq'], { timeout: 120_000 });
    await controlOf(name)('unpack', root);
    await writeFile(done, '');
  }
}

function rootOf(name: OtherServerName): string {
  return join(tmpdir(), `migsh-unpacked-${name}`);
}

/** The server's script, as a function of its arguments that answers what it prints. */
function controlOf(name: OtherServerName): (...args: string[]) => Promise<string> {
  const root = rootOf(name);
  const script = join(here, name, `${name}-ctl.sh`);
  const env = { ...process.env, COURIER_ROOT: root, CYRUS_ROOT: root };
  return async (...args) => (await run('bash', [script, ...args], { env, timeout: 180_000 })).stdout;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
