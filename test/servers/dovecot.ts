/** A real Dovecot for tests: on 127.0.0.1, in a temporary folder, ended by pid. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DovecotSettings, dovecot23, dovecot24, tokenLookup } from './dovecot-config.js';
import { requireDovecot } from './install.js';

const run = promisify(execFile);

/** What a test may ask for. */
export interface DovecotOptions {
  /** User name → password. */
  readonly users?: Readonly<Record<string, string>>;
  /** Administrators: they log in as `user*admin` with their own password. */
  readonly admins?: Readonly<Record<string, string>>;
  /** Further names to log in with, exactly as they are written, and whose mailbox they open. */
  readonly logins?: Readonly<Record<string, { readonly owner: string; readonly password: string }>>;
  readonly separator?: string;
  readonly prefix?: string;
  readonly fsync?: 'optimized' | 'never';
  /** Capabilities to hide, e.g. `['LITERAL+', 'MULTIAPPEND', 'UIDPLUS']`. */
  readonly without?: readonly string[];
  readonly maxConnections?: number;
  /** What a mailbox may hold. */
  readonly quotaBytes?: number;
  /** Where tokens are looked up (the token is appended): users may log in by XOAUTH2 and OAUTHBEARER. */
  readonly introspectionUri?: string;
}

/** A running server. */
export interface Dovecot {
  /** Plain text and STARTTLS. */
  readonly port: number;
  readonly tlsPort: number;
  /** Path of the self-made certificate (localhost, 127.0.0.1). */
  readonly certificate: string;
  readonly dir: string;
  readonly pid: number;
  /** A user's Maildir. */
  maildir(user: string): string;
  /** Takes a good second: Dovecot looks at its password file once a second. */
  addUser(user: string, password: string): Promise<void>;
  /** The end of the server's log, for a failing test. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a server and waits until it greets. @throws Error naming the package when Dovecot is not installed. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const program = await requireDovecot();
  const dir = await mkdtemp(join(tmpdir(), 'migsh-dovecot-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const owner = await mailOwner();
  const users = accounts(options);
  const settings: DovecotSettings = {
    dir,
    ...owner,
    port,
    tlsPort,
    separator: options.separator ?? '/',
    prefix: options.prefix ?? '',
    fsync: options.fsync ?? 'never',
    without: options.without ?? [],
    maxConnections: options.maxConnections ?? 0,
    quotaBytes: options.quotaBytes ?? 0,
    introspectionUri: options.introspectionUri ?? '',
  };
  await layOut(dir, owner);
  await writePasswords(join(dir, 'users'), users, owner);
  await writePasswords(join(dir, 'masters'), plainAccounts(options.admins), owner);
  await makeCertificate(dir, owner);
  const { stdout: version } = await run(program, ['--version']);
  const config = version.startsWith('2.3')
    ? dovecot23(settings)
    : dovecot24(settings, version.split(/[ -]/)[0]!.trim());
  await writeFile(join(dir, 'dovecot.conf'), config);
  await writeFile(join(dir, 'oauth2.conf'), tokenLookup(settings));
  const child = spawn(program, ['-F', '-c', join(dir, 'dovecot.conf')], {
    stdio: 'ignore',
    detached: true,
    ...(owner.drop ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  const log = async () => (await readFile(join(dir, 'dovecot.log'), 'utf8').catch(() => '')).slice(-4000);
  const stop = async () => {
    await endGroup(child);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await greeting(port, child);
  } catch (error) {
    const text = await log();
    await stop();
    throw new Error(`Dovecot did not start: ${(error as Error).message}\n${text}`);
  }
  return {
    port,
    tlsPort,
    certificate: join(dir, 'tls', 'cert.pem'),
    dir,
    pid: child.pid!,
    maildir: (user) => join(dir, 'mail', user, 'Maildir'),
    addUser: async (user, password) => {
      users.set(user, { password });
      await writePasswords(join(dir, 'users'), users, owner);
      await new Promise((resolve) => setTimeout(resolve, 1100));
    },
    log,
    stop,
  };
}

interface Owner {
  readonly user: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
  /** True: we are root and run the server as somebody else. */
  readonly drop: boolean;
}

/** Dovecot does not like to keep mail as root: root runs it as nobody, others as themselves. */
async function mailOwner(): Promise<Owner> {
  const name = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  const id = async (...flags: string[]) => (await run('id', [...flags, name])).stdout.trim();
  const group = await id('-gn');
  return {
    user: name,
    group,
    uid: Number(await id('-u')),
    gid: Number(await id('-g')),
    drop: process.getuid?.() === 0,
  };
}

async function layOut(dir: string, owner: Owner): Promise<void> {
  for (const name of ['', 'run', 'state', 'mail', 'tls']) {
    await mkdir(join(dir, name), { recursive: true });
    if (owner.drop) await chown(join(dir, name), owner.uid, owner.gid);
  }
  await chmod(dir, 0o755);
}

interface PasswordEntry {
  readonly password: string;
  /** Whose mailbox the name opens; its own when missing. */
  readonly owner?: string;
}

function plainAccounts(passwords: Readonly<Record<string, string>> = {}): Map<string, PasswordEntry> {
  return new Map(Object.entries(passwords).map(([user, password]) => [user, { password }]));
}

function accounts(options: DovecotOptions): Map<string, PasswordEntry> {
  return new Map([...plainAccounts(options.users), ...Object.entries(options.logins ?? {})]);
}

/** Names begin with `login-` in the file (and in `username_format`): a line that begins with Mirapoint's `#` would be a comment. */
async function writePasswords(path: string, entries: ReadonlyMap<string, PasswordEntry>, owner: Owner): Promise<void> {
  const lines = [...entries].flatMap(([user, entry]) => {
    const opens = entry.owner === undefined ? '' : `::::::user=${entry.owner}`;
    // Dovecot 2.3 doubles a backslash before it looks for the name.
    const names = user.includes('\\') ? [user, user.replaceAll('\\', '\\\\')] : [user];
    return names.map((name) => `login-${name}:{PLAIN}${entry.password}${opens}\n`);
  });
  await writeFile(path, lines.join(''), { mode: 0o640 });
  if (owner.drop) await chown(path, owner.uid, owner.gid);
}

async function makeCertificate(dir: string, owner: Owner): Promise<void> {
  const [key, cert] = [join(dir, 'tls', 'key.pem'), join(dir, 'tls', 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '30',
    ...subject,
    '-keyout',
    key,
    '-out',
    cert,
  ]);
  for (const path of [key, cert]) {
    if (owner.drop) await chown(path, owner.uid, owner.gid);
  }
}

/** A TCP port of 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function greeting(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (await greets(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no greeting on port ${port} within 10 s`);
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('data', (data) => end(data.toString('latin1').startsWith('* OK')));
    socket.once('error', () => end(false));
    socket.once('close', () => resolve(false));
  });
}

/** Ends the server and its sessions: they are one process group, which we started. */
async function endGroup(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone.
  }
}
