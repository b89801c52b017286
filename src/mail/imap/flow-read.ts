/** Reading with imapflow's own commands: a FETCH a block, whole bodies. */
import { type Blocks, itemsOf } from '../blocks.js';
import { MailError } from '../errors.js';
import type { MessageInfo, ReadOutcome } from '../mailbox.js';

const blockMessages = 50;
const blockBytes = 4 * 1024 * 1024;

/** What reading needs of the session whose folder is open. */
export interface BodySource {
  /** The bodies of a set of UIDs that has about so many bytes, by UID; what the server leaves out is not there. Throws MailError. */
  sources(set: string, bytes: number): Promise<ReadonlyMap<number, Buffer>>;
  /** False: the connection is gone. */
  isUsable(): boolean;
}

/** The bodies of messages in their order, in blocks bounded by number and bytes. Throws MailError when the connection does not go on. */
export async function* readInBlocks(
  messages: Blocks<MessageInfo>,
  source: BodySource,
): AsyncGenerator<readonly ReadOutcome[]> {
  let block: MessageInfo[] = [];
  let bytes = 0;
  for await (const info of itemsOf(messages)) {
    if (block.length > 0 && (block.length >= blockMessages || bytes + info.size > blockBytes)) {
      yield await readBlock(block, source);
      block = [];
      bytes = 0;
    }
    block.push(info);
    bytes += info.size;
  }
  if (block.length > 0) yield await readBlock(block, source);
}

/** A block that the server refuses is halved down to the message that it cannot deliver. */
async function readBlock(block: readonly MessageInfo[], source: BodySource): Promise<ReadOutcome[]> {
  try {
    return await readOnce(block, source);
  } catch (error) {
    if (
      !(error instanceof MailError) ||
      !['rejected', 'unavailable', 'protocol'].includes(error.reason) ||
      !source.isUsable()
    )
      throw error;
    if (block.length === 1) return [{ info: block[0]!, error }];
    const half = Math.ceil(block.length / 2);
    return [...(await readBlock(block.slice(0, half), source)), ...(await readBlock(block.slice(half), source))];
  }
}

async function readOnce(block: readonly MessageInfo[], source: BodySource): Promise<ReadOutcome[]> {
  const bytes = block.reduce((sum, { size }) => sum + size, 0);
  const bodies = await source.sources(block.map(({ uid }) => uid).join(','), bytes);
  // A short answer may mean a deleted message or a server that gave up halfway: ask for each once more.
  const missing = block.filter(({ uid }) => !bodies.has(uid));
  if (missing.length > 0 && block.length > 1) {
    const again = new Map<number, ReadOutcome>();
    for (const info of missing) again.set(info.uid, (await readBlock([info], source))[0]!);
    return block.map((info) => again.get(info.uid) ?? { info, body: bodies.get(info.uid)! });
  }
  return block.map((info) => {
    const body = bodies.get(info.uid);
    return body === undefined ? { info, missing: true } : { info, body };
  });
}
