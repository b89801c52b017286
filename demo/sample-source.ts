import type { AddressInfo } from 'node:net';
import hoodiecrow, { type Connection, type SampleFolder, type SampleMessage, type Server } from 'hoodiecrow-imap';
import type { SampleMail, SampleUser } from './sample-mail.js';

/** A running sample server. */
export interface SampleSource {
  readonly port: number;
  /** Ends it and every connection to it. */
  close(): Promise<void>;
}

const PLUGINS = ['NAMESPACE', 'ID', 'UNSELECT', 'SPECIAL-USE', 'LITERALPLUS', 'UIDPLUS'];

/**
 * Starts an IMAP server on loopback (plain text, a free port) that holds the users' mail. hoodiecrow-imap has one mail store a server, so each
 * user gets a server of his own, and the one that listens hands a connection over to it at LOGIN.
 */
export async function startSampleSource(users: readonly SampleUser[]): Promise<SampleSource> {
  const stores = new Map(users.map((user) => [user.userName, serverOf(user)]));
  const passwords = Object.fromEntries(users.map((user) => [user.userName, { password: user.password }]));
  const front = hoodiecrow({ plugins: PLUGINS, users: passwords });
  const login = front.getCommandHandler('LOGIN');
  front.setCommandHandler('LOGIN', (connection, parsed, data, done) =>
    login(connection, parsed, data, () => {
      const store = stores.get(parsed.attributes?.[0]?.value ?? '');
      if (connection.state === 'Authenticated' && store) handOver(connection, store);
      done();
    }),
  );
  const sockets = new Set<{ destroy(): void }>();
  front.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
  return {
    port: (front.server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        front.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function handOver(connection: Connection, store: Server): void {
  connection.server.removeListener('notify', connection._notificationCallback);
  store.on('notify', connection._notificationCallback);
  connection.server = store;
}

function serverOf(user: SampleUser): Server {
  const root: Record<string, SampleFolder> = {};
  for (const [path, mails] of user.folders) if (path !== 'INBOX') place(root, path.split('/'), mails);
  const store = hoodiecrow({
    plugins: PLUGINS,
    storage: {
      INBOX: { messages: (user.folders.get('INBOX') ?? []).map(message) },
      '': { separator: '/', type: 'personal', folders: root },
    },
  });
  store.setMaxListeners(0);
  return store;
}

function place(folders: Record<string, SampleFolder>, path: readonly string[], mails: readonly SampleMail[]): void {
  const name = mailboxName(path[0]!);
  const folder = (folders[name] ?? { messages: [], folders: {} }) as {
    messages: SampleMessage[];
    folders: Record<string, SampleFolder>;
  };
  if (path.length === 1) folder.messages = mails.map(message);
  else place(folder.folders, path.slice(1), mails);
  folders[name] = folder;
}

function message(mail: SampleMail): SampleMessage {
  return { raw: mail.raw, flags: mail.flags, internaldate: mail.internalDate };
}

/** A folder name as IMAP sends it: modified UTF-7 (RFC 3501 §5.1.3). */
export function mailboxName(name: string): string {
  return name.replace(/[^\x20-\x7e]+|&/g, (run) => {
    if (run === '&') return '&-';
    const utf16 = Buffer.from(run, 'utf16le').swap16();
    return `&${utf16.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`;
  });
}
