/** The peers: mbsync, doveadm backup, imapsync; one process a mailbox, as many at a time as migsh moves mailboxes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contender, findProgram, runForAll } from './contenders.js';
import { type Lab, password } from './lab.js';

/** isync: UID pairs and a journal, as ours. */
export const mbsync: Contender = {
  name: 'mbsync',
  unfit: async () => ((await findProgram('mbsync')) === undefined ? 'not installed (package isync)' : undefined),
  async move(lab) {
    const program = (await findProgram('mbsync'))!;
    for (const account of lab.accounts)
      await writeFile(mbsyncConfig(lab, account), mbsyncText(lab, account), { mode: 0o600 });
    await mkdir(join(lab.workDir, 'state'));
    const pass = () => runForAll(lab, program, (account) => ['-c', mbsyncConfig(lab, account), '-q', 'mail']);
    return { first: await pass(), again: await pass() };
  },
};

function mbsyncConfig(lab: Lab, account: string): string {
  return join(lab.workDir, `${account}.mbsyncrc`);
}

function mbsyncText(lab: Lab, account: string): string {
  const store = (name: string, port: number) =>
    `IMAPAccount ${name}\nHost 127.0.0.1\nPort ${port}\nUser ${account}\nPass ${password}\nSSLType None\nAuthMechs LOGIN\n\nIMAPStore ${name}\nAccount ${name}\n\n`;
  return `${store('source', lab.sourcePort)}${store('target', lab.targetPort)}Channel mail
Far :source:
Near :target:
Patterns *
Create Near
Sync Pull
CopyArrivalDate yes
SyncState ${join(lab.workDir, 'state', account)}-
`;
}

/** Dovecot's own tool: reads over IMAP, writes into the target's store without a server in between. */
export const doveadm: Contender = {
  name: 'doveadm',
  unfit: async (corpus) => {
    if ((await findProgram('doveadm')) === undefined) return 'not installed (package dovecot-core)';
    return corpus.bothFar ? 'writes into the store itself: its target is never far away' : undefined;
  },
  async move(lab) {
    const program = (await findProgram('doveadm'))!;
    const pass = () => runForAll(lab, program, (account) => doveadmArgs(lab, account));
    return { first: await pass(), again: await pass() };
  },
};

function doveadmArgs(lab: Lab, account: string): string[] {
  const options = {
    imapc_host: '127.0.0.1',
    imapc_port: String(lab.sourcePort),
    imapc_user: account,
    imapc_password: password,
    imapc_features: 'rfc822.size fetch-headers',
    mail_prefetch_count: '20',
  };
  const settings = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return ['-c', join(lab.target.dir, 'dovecot.conf'), ...settings, 'backup', '-R', '-u', account, 'imapc:'];
}

/** The peer most people use. Not in Debian 12: it takes part where it is on the PATH. */
export const imapsync: Contender = {
  name: 'imapsync',
  unfit: async (corpus) => {
    if ((await findProgram('imapsync')) === undefined)
      return 'not installed (no package in Debian 12; put an imapsync on the PATH to compare with it)';
    return corpus.roundTrip > 0 ? 'a round trip for each message: takes minutes' : undefined;
  },
  async move(lab) {
    const program = (await findProgram('imapsync'))!;
    const pass = () => runForAll(lab, program, (account) => imapsyncArgs(lab, account));
    return { first: await pass(), again: await pass() };
  },
};

function imapsyncArgs(lab: Lab, account: string): string[] {
  const side = (number: number, port: number) => [
    `--host${number}`,
    '127.0.0.1',
    `--port${number}`,
    String(port),
    `--user${number}`,
    account,
    `--password${number}`,
    password,
    `--nossl${number}`,
    `--notls${number}`,
  ];
  const quiet = ['--nolog', '--noreleasecheck', '--noemailreport1', '--noemailreport2', '--tmpdir', lab.workDir];
  return [...side(1, lab.sourcePort), ...side(2, lab.targetPort), ...quiet];
}
