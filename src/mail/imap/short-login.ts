/** A login that takes as few round trips as the server allows. imapflow waits for the answer to each of its commands before the next. */
import type { ImapFlow } from 'imapflow';

/** What imapflow 2.1.2 has and its types do not tell: its commands by name (each client may have others), and what they work with. */
interface FlowInside extends Pick<ImapFlow, 'capabilities' | 'enabled' | 'serverInfo'> {
  commands: ReadonlyMap<string, FlowCommand>;
  readonly untaggedHandlers: Record<string, (response: Untagged) => void>;
  readonly socket: { setNoDelay?(on: boolean): void };
  exec(command: string, attributes: readonly unknown[], options?: unknown): Promise<unknown>;
  /** Sends a line. */
  write(line: string): void;
}

type FlowCommand = (connection: FlowInside, ...args: readonly unknown[]) => Promise<unknown>;

/** An untagged response, parsed. */
interface Untagged {
  readonly attributes?: readonly (Value | null | readonly (Value | null)[])[];
}

interface Value {
  readonly value?: unknown;
}

/** Clients that sent commands together. */
const hurried = new WeakSet<object>();
/** Servers that then fell silent, or went: they get one at a time, for the life of this process. */
const patient = new Set<string>();

/** True: a client for this server is not to be {@link shortenLogin shortened}. */
export function takesOneAtATime(server: string): boolean {
  return patient.has(server);
}

/** Notes that a connection was lost before it was of use: what came behind the login may have been too much at once. */
export function wasLost(flow: ImapFlow, server: string): void {
  if (hurried.has(flow)) patient.add(server);
}

/** Extensions that change what a server tells; imapflow enables the same. */
const wanted = ['CONDSTORE', 'QRESYNC', 'UTF8=ACCEPT'];

/**
 * Makes a client that is not yet connected log in with fewer round trips:
 * - SASL PLAIN goes along with its command where the server takes that (SASL-IR, RFC 4959);
 * - ID is asked once, after the login (some servers tell only then who they are; NetEase's open no folder before), and goes out
 *   together with ENABLE and NAMESPACE. Nobody needs the answers of one for the next.
 *
 * The client must not enable anything itself (`disableAutoEnable`).
 */
export function shortenLogin(flow: ImapFlow): void {
  const client = flow as unknown as FlowInside;
  const [authenticate, namespace] = ['AUTHENTICATE', 'NAMESPACE'].map((name) => client.commands.get(name)!);
  client.commands = new Map<string, FlowCommand>([
    ...client.commands,
    ['ID', async () => undefined],
    ['AUTHENTICATE', (connection, ...args) => authenticate!(withInitialResponse(connection, args), ...args)],
    [
      'NAMESPACE',
      (connection, ...args) => {
        askAhead(connection);
        return namespace!(connection, ...args);
      },
    ],
  ]);
}

/** The connection, by which AUTHENTICATE PLAIN takes its one answer along. A server that asks for it all the same gets it then. */
function withInitialResponse(connection: FlowInside, [user, credentials]: readonly unknown[]): FlowInside {
  const { password, authzid = '' } = (credentials ?? {}) as { readonly password?: string; readonly authzid?: string };
  if (password === undefined || !connection.capabilities.has('SASL-IR')) return connection;
  const answer = {
    type: 'ATOM',
    value: Buffer.from(`${authzid}\0${user}\0${password}`).toString('base64'),
    sensitive: true,
  };
  const exec: FlowInside['exec'] = (command, attributes, options) => {
    const isPlain = (attributes[0] as Value).value === 'PLAIN';
    return connection.exec(command, isPlain ? [...attributes, answer] : attributes, options);
  };
  return Object.create(connection, { exec: { value: exec } }) as FlowInside;
}

/**
 * Sends what the next command's answer comes behind. Refusals mean what silence means: nothing is known of the server, nothing is enabled.
 * imapflow's tags are hexadecimal numbers; it passes over answers with others.
 */
function askAhead(connection: FlowInside): void {
  const offers = new Set([...connection.capabilities.keys()].map((name) => name.toUpperCase()));
  const extensions = wanted.filter((name) => offers.has(name));
  hurried.add(connection);
  connection.socket.setNoDelay?.(true);
  if (offers.has('ID')) {
    connection.untaggedHandlers['ID'] = ({ attributes }) => {
      connection.serverInfo = readPairs(attributes?.[0]);
    };
    connection.write('I1 ID ("name" "migsh")');
  }
  if (offers.has('ENABLE') && extensions.length > 0) {
    connection.untaggedHandlers['ENABLED'] = ({ attributes = [] }) => {
      const names = attributes.map((attribute) => String((attribute as Value | null)?.value).toUpperCase());
      connection.enabled = new Set([...connection.enabled, ...names]);
    };
    connection.write(`I2 ENABLE ${extensions.join(' ')}`);
  }
}

/** The answer to ID: names and values in turn (RFC 2971). */
function readPairs(list: unknown): Record<string, string> {
  const values = (Array.isArray(list) ? list : []).map((item: Value | null) => item?.value);
  const pairs: Record<string, string> = {};
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [name, value] = values.slice(at, at + 2);
    if (typeof name === 'string' && typeof value === 'string') pairs[name.toLowerCase().trim()] = value;
  }
  return pairs;
}
