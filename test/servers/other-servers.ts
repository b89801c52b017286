/**
 * Real Courier and Cyrus servers for `npm run test:servers`, by the scripts beside this file. They need root; Courier's
 * compiled-in paths also need the right to mount. Debian's IMAP servers exclude each other as packages, so both are unpacked
 * below a folder of their own, once, without being installed.
 */
import { execFile } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
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
  const root = join(tmpdir(), `migsh-unpacked-${name}`);
  const script = join(here, name, `${name}-ctl.sh`);
  const env = { ...process.env, COURIER_ROOT: root, CYRUS_ROOT: root };
  const control = async (...args: string[]) => (await run('bash', [script, ...args], { env, timeout: 120_000 })).stdout;
  await unpackOnce(root, control);
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

async function unpackOnce(root: string, control: (...args: string[]) => Promise<string>): Promise<void> {
  const there = await access(join(root, 'usr')).then(
    () => true,
    () => false,
  );
  if (there) return;
  console.log(`Unpacking Debian's packages below ${root} ...`);
  await run('apt-get', ['update', '-qq'], { timeout: 120_000 });
  await control('unpack', root);
}
