/**
 * An IMAP server with Gmail's manners, to read from: one message under many labels, All Mail, Starred and Important as folders that
 * show it once more, X-GM-MSGID, `[Gmail]` that cannot be opened. On 127.0.0.1, in plain text, for one account.
 */
import { createServer, type Socket } from 'node:net';

/** One message of the account. */
export interface GmailMessage {
  /** Its X-GM-MSGID. */
  readonly number: bigint;
  readonly labels: readonly string[];
  readonly flags: readonly string[];
  readonly text: string;
}

/** A running server. */
export interface GmailServer {
  readonly port: number;
  /** All commands that came, without their tags. */
  readonly commands: string[];
  /** Messages may come, and get further labels, at any time. */
  readonly messages: GmailMessage[];
  stop(): Promise<void>;
}

const capabilities = 'IMAP4rev1 UNSELECT NAMESPACE ID SPECIAL-USE CHILDREN UIDPLUS LITERAL- X-GM-EXT-1';

const uses: Readonly<Record<string, string>> = {
  '[Gmail]/All Mail': '\\All',
  '[Gmail]/Starred': '\\Flagged',
  '[Gmail]/Important': '\\Important',
  '[Gmail]/Trash': '\\Trash',
};

/** Starts a server. User and password are not looked at. */
export async function startGmail(messages: readonly GmailMessage[]): Promise<GmailServer> {
  const account = new Account([...messages]);
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.write(`* OK [CAPABILITY ${capabilities}] Gimap ready for requests from 127.0.0.1\r\n`);
    const session = new Session(account, (text) => socket.write(text, 'latin1'));
    let waiting = '';
    socket.on('data', (data) => {
      const lines = (waiting + data.toString('latin1')).split('\r\n');
      waiting = lines.pop()!;
      for (const line of lines) {
        commands.push(line.slice(line.indexOf(' ') + 1));
        session.command(line);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    commands,
    messages: account.messages,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A message as a folder shows it. */
interface Shown {
  readonly uid: number;
  readonly message: GmailMessage;
}

class Account {
  readonly messages: GmailMessage[];
  /** By folder: the numbers of messages, in the order in which they came; a place in it is a UID. */
  private readonly seen = new Map<string, bigint[]>();

  constructor(messages: GmailMessage[]) {
    this.messages = messages;
  }

  folders(): string[] {
    const labels = this.messages.flatMap((message) => message.labels);
    return [...new Set(['INBOX', ...labels, '[Gmail]', ...Object.keys(uses)])];
  }

  shown(folder: string): Shown[] {
    const order = this.seen.get(folder) ?? [];
    this.seen.set(folder, order);
    const here = this.messages.filter((message) => shows(folder, message));
    for (const { number } of here) if (!order.includes(number)) order.push(number);
    return here.map((message) => ({ uid: order.indexOf(message.number) + 1, message })).sort((a, b) => a.uid - b.uid);
  }

  uidNext(folder: string): number {
    return (this.seen.get(folder)?.length ?? 0) + 1;
  }
}

function shows(folder: string, { labels, flags }: GmailMessage): boolean {
  if (folder === '[Gmail]/All Mail') return !labels.includes('[Gmail]/Trash');
  if (folder === '[Gmail]/Starred') return flags.includes('\\Flagged');
  return labels.includes(folder);
}

/** One connection. */
class Session {
  private readonly account: Account;
  private readonly say: (text: string) => void;
  private folder = '';

  constructor(account: Account, say: (text: string) => void) {
    this.account = account;
    this.say = say;
  }

  command(line: string): void {
    const [, tag = '*', name = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/s.exec(line) ?? [];
    const answer = this.answer(name.toUpperCase(), rest);
    this.say(`${tag} ${answer}\r\n`);
  }

  private answer(name: string, rest: string): string {
    switch (name) {
      case 'CAPABILITY':
        this.say(`* CAPABILITY ${capabilities}\r\n`);
        break;
      case 'NAMESPACE':
        this.say('* NAMESPACE (("" "/")) NIL NIL\r\n');
        break;
      case 'ID':
        this.say('* ID ("name" "GImap" "vendor" "Google, Inc.")\r\n');
        break;
      case 'LIST':
      case 'LSUB':
        this.list(name, rest);
        break;
      case 'STATUS':
        return this.status(rest);
      case 'SELECT':
      case 'EXAMINE':
        return this.select(unquoted(rest));
      case 'UID SEARCH':
        this.say(
          `* SEARCH ${this.chosen(/UID (\S+)/i.exec(rest)?.[1] ?? '1:*')
            .map(({ uid }) => uid)
            .join(' ')}\r\n`,
        );
        break;
      case 'UID FETCH':
        this.fetch(rest);
        break;
      case 'LOGIN':
      case 'NOOP':
      case 'UNSELECT':
      case 'CLOSE':
        break;
      case 'LOGOUT':
        this.say('* BYE LOGOUT Requested\r\n');
        break;
      default:
        return `BAD Unknown command ${name}`;
    }
    return 'OK Success';
  }

  private list(name: string, rest: string): void {
    if (/""\s*$/.test(rest)) {
      this.say(`* ${name} (\\Noselect) "/" "/"\r\n`);
      return;
    }
    for (const folder of this.account.folders()) {
      const attributes = folder === '[Gmail]' ? '\\HasChildren \\Noselect' : `\\HasNoChildren ${uses[folder] ?? ''}`;
      this.say(`* ${name} (${attributes.trim()}) "/" "${folder}"\r\n`);
    }
  }

  private status(rest: string): string {
    const folder = unquoted(/^("[^"]*"|\S+)/.exec(rest)![1]!);
    const messages = this.account.shown(folder).length;
    this.say(`* STATUS "${folder}" (MESSAGES ${messages} UIDNEXT ${this.account.uidNext(folder)} UIDVALIDITY 1)\r\n`);
    return 'OK Success';
  }

  private select(folder: string): string {
    if (folder === '[Gmail]' || !this.account.folders().includes(folder)) return 'NO [NONEXISTENT] Unknown Mailbox';
    this.folder = folder;
    const exists = this.account.shown(folder).length;
    this.say(
      `* FLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen)\r\n* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen \\*)] Flags permitted.\r\n` +
        `* OK [UIDVALIDITY 1] UIDs valid.\r\n* ${exists} EXISTS\r\n* 0 RECENT\r\n* OK [UIDNEXT ${this.account.uidNext(folder)}] Predicted next UID.\r\n`,
    );
    return `OK [READ-WRITE] ${folder} selected. (Success)`;
  }

  /** What a set of UIDs means in the open folder. */
  private chosen(set: string): Shown[] {
    const all = this.account.shown(this.folder);
    const last = all.at(-1)?.uid ?? 0;
    const ranges = set.split(',').map((part) => {
      const [from, to = from] = part.split(':').map((end) => (end === '*' ? last : Number(end)));
      return [Math.min(from!, to!), Math.max(from!, to!)] as const;
    });
    return all.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to));
  }

  private fetch(rest: string): void {
    const [, set = '', items = ''] = /^(\S+) (.*)$/s.exec(rest) ?? [];
    const all = this.account.shown(this.folder);
    for (const shown of this.chosen(set)) {
      const number = all.findIndex(({ uid }) => uid === shown.uid) + 1;
      this.say(`* ${number} FETCH (${fetched(shown, items).join(' ')})\r\n`);
    }
  }
}

function fetched({ uid, message }: Shown, items: string): string[] {
  const { number, flags, text } = message;
  const values = [`UID ${uid}`];
  if (/\bFLAGS\b/i.test(items)) values.push(`FLAGS (${flags.join(' ')})`);
  if (/INTERNALDATE/i.test(items)) values.push('INTERNALDATE "01-Jan-2024 00:00:00 +0000"');
  if (/RFC822\.SIZE/i.test(items)) values.push(`RFC822.SIZE ${text.length}`);
  if (/X-GM-MSGID/i.test(items)) values.push(`X-GM-MSGID ${number}`);
  const fields = /BODY\.PEEK\[(HEADER\.FIELDS \(([^)]*)\))\]/i.exec(items);
  if (fields !== null) {
    const wanted = fields[2]!.toLowerCase().split(' ');
    const header = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
    const kept = header.filter((line) => wanted.includes(line.split(':')[0]!.toLowerCase()));
    values.push(`BODY[${fields[1]}] ${literal(`${kept.join('\r\n')}\r\n\r\n`)}`);
  }
  if (/BODY\.PEEK\[\]/i.test(items)) values.push(`BODY[] ${literal(text)}`);
  return values;
}

const literal = (text: string) => `{${text.length}}\r\n${text}`;

const unquoted = (text: string) => text.replace(/^"(.*)".*$/, '$1').trim();
