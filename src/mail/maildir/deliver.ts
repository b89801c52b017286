/** Storing messages in a Maildir: written and synced in `tmp`, then renamed into `cur`; a crash shows no half message. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { bodySize } from '../body.js';
import { MailError } from '../errors.js';
import type { AppendOutcome, Body, OutgoingMessage } from '../mailbox.js';
import { syncDirectory } from '../sync-directory.js';
import { type MaildirFolder, makeFolder, tmpPrefix } from './folder.js';
import { baseName, fileName, flagLetters } from './names.js';

/** So many messages, or bytes, become durable together. */
const batchMessages = 64;
const batchBytes = 512 * 1024;

/** A message on its way into the folder. */
interface Delivery {
  readonly id: number;
  readonly base: string;
  /** The folder's memory of messages of the same origin. */
  readonly stored: Map<number, number>;
  readonly lost: readonly string[];
  /** Where it lies in `tmp`; undefined when it was there before. */
  readonly written: Promise<string> | undefined;
  readonly name: string;
}

/** What the delivery needs from the mailbox. */
export interface DeliveryOptions {
  /** False: nothing is synced (tests and benchmarks). */
  readonly sync: boolean;
}

/** Stores messages; outcomes come when a batch is durable. */
export async function* deliver(
  folder: MaildirFolder,
  messages: AsyncIterable<OutgoingMessage>,
  options: DeliveryOptions,
): AsyncGenerator<readonly AppendOutcome[]> {
  let batch: Delivery[] = [];
  let bytes = 0;
  let committing: Promise<AppendOutcome[]> | undefined;
  try {
    for await (const message of messages) {
      const stored = await folder.storedFrom(message.origin);
      const delivery = begin(folder, message, stored, options);
      batch.push(delivery);
      // A body in pieces must be read before the next message is asked for.
      if (!Buffer.isBuffer(message.body)) await delivery.written?.catch(() => {});
      bytes += bodySize(message.body);
      if (batch.length < batchMessages && bytes < batchBytes) continue;
      // The files of this batch are being written while the one before is made durable.
      if (committing !== undefined) yield await committing;
      committing = commit(folder, batch, options);
      committing.catch(() => {});
      [batch, bytes] = [[], 0];
    }
    if (committing !== undefined) yield await committing;
    committing = undefined;
    const last = batch;
    batch = [];
    yield await commit(folder, last, options);
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? diskError(error) : error;
  } finally {
    // Whoever comes next must find what is here: nothing goes on behind its back.
    await committing?.catch(() => {});
    await discard(batch);
  }
}

/** Removes what was written for messages that are not delivered. */
async function discard(batch: readonly Delivery[]): Promise<void> {
  for (const { written } of batch) {
    const tmp = await written?.catch(() => undefined);
    if (tmp !== undefined) await rm(tmp, { force: true }).catch(() => {});
  }
}

function begin(
  folder: MaildirFolder,
  message: OutgoingMessage,
  stored: Map<number, number>,
  options: DeliveryOptions,
): Delivery {
  const base = baseName(message, bodySize(message.body));
  const { letters, lost } = flagLetters(message.flags, (keyword) => folder.keywords.letter(keyword));
  const delivery = { id: message.id, base, lost, stored, name: fileName(base, letters) };
  if (stored.has(message.id)) return { ...delivery, written: undefined };
  const path = join(folder.dir, 'tmp', `${tmpPrefix}${process.pid}-${randomBytes(8).toString('hex')}`);
  const written = writeTmp(path, message.body, message.internalDate, options.sync);
  written.catch(() => {});
  return { ...delivery, written };
}

async function writeTmp(path: string, body: Body, internalDate: number, sync: boolean): Promise<string> {
  const file = await open(path, 'wx', 0o600);
  try {
    if (Buffer.isBuffer(body)) await file.writeFile(body);
    else for await (const piece of body) await file.writeFile(piece);
    // Node takes numbers below 0 for "now"; a Date before 1970 is what it says.
    const date = new Date(internalDate);
    await file.utimes(date, date);
    if (sync) await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  return path;
}

/**
 * Brings a new message as a delivery agent does, durably, also while a move writes to the folder: the next one who looks gives it a UID.
 * `dir`: the folder's; `internalDate`: milliseconds since 1970. @throws MailError
 */
export async function bring(dir: string, body: Buffer, internalDate: number): Promise<void> {
  const unique = randomBytes(8).toString('hex');
  const name = `${Math.floor(internalDate / 1000)}.M${unique}P${process.pid}.${hostname().replace(/[/:]/g, '_')}`;
  try {
    await makeFolder(dir, false);
    await rename(await writeTmp(join(dir, 'tmp', name), body, internalDate, true), join(dir, 'new', name));
    await syncDirectory(join(dir, 'new'));
  } catch (error) {
    throw diskError(error);
  }
}

async function commit(
  folder: MaildirFolder,
  batch: readonly Delivery[],
  options: DeliveryOptions,
): Promise<AppendOutcome[]> {
  if (batch.length === 0) return [];
  try {
    await folder.keywords.save();
  } catch (error) {
    await discard(batch);
    throw error;
  }
  const results = await Promise.allSettled(batch.map((delivery) => place(folder, delivery)));
  const outcomes = batch.map((delivery, at): AppendOutcome => {
    const { id, base, lost, stored } = delivery;
    const result = results[at]!;
    if (result.status === 'rejected') return { id, stored: false, error: diskError(result.reason) };
    const existed = stored.get(id);
    const uid = existed ?? folder.uids.add(base);
    stored.set(id, uid);
    return {
      id,
      stored: true,
      uid,
      uidValidity: folder.uids.uidValidity,
      ...(lost.length > 0 ? { lostFlags: lost } : {}),
      ...(existed === undefined ? {} : { existed: true }),
    };
  });
  await Promise.all([folder.uids.save(), options.sync ? syncDirectory(join(folder.dir, 'cur')) : undefined]);
  return outcomes;
}

async function place(folder: MaildirFolder, delivery: Delivery): Promise<void> {
  if (delivery.written === undefined) return;
  const tmp = await delivery.written;
  await rename(tmp, join(folder.dir, 'cur', delivery.name));
}

/** A full disk is the mailbox's quota; the rest is the storage's fault. */
export function diskError(error: unknown): MailError {
  if (error instanceof MailError) return error;
  const failure = error as NodeJS.ErrnoException;
  const full = failure.code === 'ENOSPC' || failure.code === 'EDQUOT';
  const reason = full ? 'quota' : failure.code === 'ENAMETOOLONG' ? 'folderName' : 'storage';
  return new MailError(reason, `The Maildir cannot be used: ${full ? 'the disk is full' : failure.message}.`, {
    cause: error,
  });
}
