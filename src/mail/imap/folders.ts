/** Which folders an account has, and how its server names them. */
import type { ImapFlow, ListOptions, ListResponse } from 'imapflow';
import { MailError } from '../errors.js';
import type { Folder, FolderStatus, SpecialUse } from '../mailbox.js';
import { givePaths, type NameScheme, userRootCandidates } from './names.js';
import { type ImapOptions, serverName } from './options.js';
import { decodeUtf7, encodeUtf7 } from './utf7.js';

const specialUses: Readonly<Record<string, SpecialUse>> = {
  '\\Inbox': 'Inbox',
  '\\Sent': 'Sent',
  '\\Drafts': 'Drafts',
  '\\Trash': 'Trash',
  '\\Junk': 'Junk',
  '\\Archive': 'Archive',
  '\\All': 'All',
  '\\Flagged': 'Flagged',
  '\\Important': 'Important',
};

/** What NAMESPACE told, kept by client: {@link findNameScheme} takes the prefix away from imapflow. */
const foreignPrefixes = new WeakMap<ImapFlow, readonly string[]>();

/**
 * Finds out the user's prefix and delimiter, and where a UserRoot lies. From then on imapflow adds no prefix of its own:
 * it would put the personal one in front of shared names too.
 * @throws MailError `noSuchFolder` when nothing is at the UserRoot.
 */
export async function findNameScheme(client: ImapFlow, options: ImapOptions): Promise<NameScheme> {
  const spaces = client.namespaces;
  const personal = (spaces?.personal || [])[0] ?? client.namespace;
  const others = [...(spaces?.other || []), ...(spaces?.shared || [])].map(({ prefix, delimiter }) => ({
    prefix,
    delimiter: delimiter ?? null,
  }));
  const own: NameScheme = {
    prefix: personal?.prefix ?? '',
    delimiter: await delimiterOf(client, personal?.delimiter),
    inbox: 'INBOX',
    listed: new Map(),
  };
  client.namespace = { prefix: '', delimiter: own.delimiter ?? '' };
  const foreign = others.map(({ prefix }) => prefix).filter((prefix) => prefix !== '' && prefix !== own.prefix);
  foreignPrefixes.set(client, options.userRoot === undefined ? foreign : []);
  if (options.userRoot === undefined || options.userRoot === '') return own;
  for (const candidate of userRootCandidates(options.userRoot, others)) {
    if ((await rawList(client, candidate.inbox)).some((folder) => folder.path === candidate.inbox)) return candidate;
  }
  throw new MailError(
    'noSuchFolder',
    `${serverName(options)} shows no folder for the UserRoot "${options.userRoot}" to ${options.user}.`,
  );
}

async function delimiterOf(client: ImapFlow, told: string | null | undefined): Promise<string | null> {
  if (told) return told;
  const inbox = await rawList(client, 'INBOX');
  return inbox[0]?.delimiter || null;
}

/** LIST of one pattern; imapflow's public `list` always lists everything. */
async function rawList(client: ImapFlow, pattern: string): Promise<ListResponse[]> {
  const runner = client as unknown as { run(command: string, ...args: unknown[]): Promise<ListResponse[] | undefined> };
  return (await runner.run('LIST', '', pattern, { listOnly: true })) ?? [];
}

/** The account's folders, each path once. `wireNames` gets the names that the server writes in a way of its own. */
export async function listFolders(
  client: ImapFlow,
  scheme: NameScheme,
  wireNames: Map<string, string>,
): Promise<Folder[]> {
  const rooted = scheme.inbox !== 'INBOX';
  const listed = rooted ? await listBelow(client, scheme) : await client.list(withStatus(client));
  if (!listed) throw new MailError('connectionLost', 'Could not list the folders: the connection is closed.');
  // Courier leaves the inbox out of `LIST "" "*"`. There is always one (RFC 9051 section 5.1), listed or not.
  if (!rooted && !listed.some(({ path }) => path.toUpperCase() === 'INBOX'))
    listed.push(...(await rawList(client, 'INBOX')));
  const holders = await foldersWithoutMail(client, listed);
  const foreign = foreignPrefixes.get(client) ?? [];
  const folders = new Map<string, Folder>();
  const plainAscii = !client.enabled.has('UTF8=ACCEPT');
  const readable = new Map<string, string>();
  wireNames.clear();
  const own = listed
    .filter(({ path, flags }) => !flags.has('\\NonExistent') && !foreign.some((prefix) => path.startsWith(prefix)))
    // The root of another namespace of the user's own, which only holds its folders, would take a name away.
    .filter(({ path }) => path.startsWith(scheme.prefix) || !holders.has(path))
    .map((entry) => ({ entry, name: plainAscii ? readName(entry, readable, wireNames) : entry.path }));
  const paths = givePaths(
    scheme,
    own.map(({ entry, name }) => ({ name, delimiter: entry.delimiter || null })),
  );
  for (const { entry, name } of own) {
    const path = paths.get(name);
    const key = JSON.stringify(path);
    if (path === undefined || folders.has(key)) continue;
    const isInbox = path.length === 1 && path[0] === 'INBOX';
    const specialUse = isInbox ? 'Inbox' : rooted ? undefined : specialUses[useOf(entry)];
    folders.set(key, {
      path,
      ...(specialUse === undefined ? {} : { specialUse }),
      selectable: !holders.has(entry.path),
      subscribed: entry.subscribed === true,
      ...statusOf(entry),
    });
  }
  const inbox: Folder = { path: ['INBOX'], specialUse: 'Inbox', selectable: true, subscribed: true };
  return folders.has(JSON.stringify(inbox.path)) ? [...folders.values()] : [inbox, ...folders.values()];
}

/** imapflow does not know the use of RFC 8457. */
function useOf({ specialUse, flags }: ListResponse): string {
  return specialUse ?? (flags.has('\\Important') ? '\\Important' : '');
}

/**
 * The readable form of a name. Servers break UTF-7 (Yandex leaves `&` as it is, others send 8-bit text): what is listed in another
 * form than we would write is opened under its listed form, and two names that read the same are shown as they are listed.
 */
function readName(
  { path, pathAsListed }: ListResponse,
  readable: Map<string, string>,
  wireNames: Map<string, string>,
): string {
  if (path.toUpperCase() === 'INBOX') return path;
  const decoded = decodeUtf7(pathAsListed);
  const other = readable.get(decoded);
  const name = other === undefined || other === pathAsListed ? decoded : pathAsListed;
  readable.set(name, pathAsListed);
  if (encodeUtf7(name) !== pathAsListed) wireNames.set(name, pathAsListed);
  return name;
}

/**
 * Folders that cannot be opened. LSUB calls a folder `\Noselect` when only its children are subscribed (RFC 3501 section 6.3.9),
 * and imapflow mixes LSUB's flags with LIST's: where there is one, LIST alone is asked.
 */
async function foldersWithoutMail(client: ImapFlow, listed: readonly ListResponse[]): Promise<Set<string>> {
  const closed = (entries: readonly ListResponse[]) =>
    entries.filter(({ flags }) => [...flags].some((flag) => flag.toLowerCase() === '\\noselect'));
  const suspected = closed(listed);
  if (suspected.length === 0) return new Set();
  const sure: ListResponse[] = [];
  // A short list is asked name by name only where it lies outside of what `*` shows.
  for (const pattern of suspected.some(({ path }) => path.startsWith('#')) ? suspected.map(({ path }) => path) : ['*'])
    sure.push(...(await rawList(client, pattern)));
  return new Set(closed(sure).map(({ path }) => path));
}

async function listBelow(client: ImapFlow, scheme: NameScheme): Promise<ListResponse[]> {
  return [...(await rawList(client, scheme.inbox)), ...(await rawList(client, `${scheme.prefix}*`))];
}

/** Asks for each folder's state along with the list where that costs nothing extra (RFC 5819). */
function withStatus(client: ImapFlow): ListOptions {
  if (!client.capabilities.has('LIST-STATUS')) return {};
  return {
    statusQuery: { messages: true, uidNext: true, uidValidity: true, highestModseq: client.enabled.has('CONDSTORE') },
  };
}

function statusOf(entry: ListResponse): { status?: FolderStatus } {
  const { messages, uidNext, uidValidity, highestModseq } = entry.status ?? {};
  if (messages === undefined || uidNext === undefined || uidValidity === undefined) return {};
  const modSeq = highestModseq === undefined || highestModseq === 0n ? {} : { highestModSeq: highestModseq };
  return { status: { messages, uidNext, uidValidity: Number(uidValidity), ...modSeq } };
}
