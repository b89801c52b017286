/** Sets up what the tests need from the system: a Dovecot. */
import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian and others put Dovecot's master program. */
const dovecotPaths = [
  '/usr/sbin/dovecot',
  '/usr/local/sbin/dovecot',
  '/opt/homebrew/sbin/dovecot',
  '/usr/local/opt/dovecot/sbin/dovecot',
];

/** The Dovecot program, or undefined when none is installed. */
export async function findDovecot(): Promise<string | undefined> {
  for (const path of dovecotPaths) {
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // The next place.
    }
  }
  return undefined;
}

/** The Dovecot program. @throws Error naming the package when there is none. */
export async function requireDovecot(): Promise<string> {
  const found = await findDovecot();
  if (found !== undefined) return found;
  throw new Error(
    'These tests need a Dovecot IMAP server. Install the package "dovecot-imapd" (apt-get install dovecot-imapd), 2.3 or 2.4.',
  );
}

/**
 * Installs Dovecot on Debian and Ubuntu, as root or with password-less sudo, and says so. Where that is not possible it
 * says what is missing; the tests that need it then fail and name the package.
 */
export async function installServers(say: (line: string) => void = console.log): Promise<void> {
  if ((await findDovecot()) !== undefined) return;
  const trouble = await installPackage('dovecot-imapd', say);
  if (trouble !== undefined) say(`Tests against a real IMAP server will fail: ${trouble}`);
}

/** Installs mutt, a mail program, likewise. */
export async function installMutt(say: (line: string) => void = console.log): Promise<void> {
  const isThere = await run('which', ['mutt']).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const trouble = await installPackage('mutt', say);
  if (trouble !== undefined) say(`Tests that read a Maildir in mutt will fail: ${trouble}`);
}

/** Answers why it could not. */
async function installPackage(name: string, say: (line: string) => void): Promise<string | undefined> {
  const prefix = await privilege();
  if (prefix === undefined || !(await isDebian()))
    return `the package ${name} is not installed and cannot be installed from here.`;
  say(`Installing the package ${name} (tests run their own programs; a system service is not started) ...`);
  const script = [
    'set -e',
    'guard=/usr/sbin/policy-rc.d',
    // Keeps the package from starting a service; an existing guard is left alone.
    'if [ ! -e "$guard" ]; then printf "#!/bin/sh\\nexit 101\\n" > "$guard"; chmod 755 "$guard"; trap \'rm -f "$guard"\' EXIT; fi',
    'apt-get update -qq',
    `DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${name}`,
  ].join('\n');
  try {
    const [program = 'sh', ...before] = [...prefix, 'sh', '-c', script];
    await run(program, before, { timeout: 300_000, maxBuffer: 64 * 1024 * 1024 });
    return undefined;
  } catch (error) {
    return `installing ${name} failed: ${(error as Error).message.split('\n').slice(-3).join(' ')}`;
  }
}

async function privilege(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  try {
    await run('sudo', ['-n', 'true'], { timeout: 10_000 });
    return ['sudo', '-n'];
  } catch {
    return undefined;
  }
}

async function isDebian(): Promise<boolean> {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(await readFile('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
