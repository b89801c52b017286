import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type { MailboxPlace } from '../runner/mailbox-folders.js';
import type { VerifyRequest } from '../runner/verify-users.js';
import { SERVICES, type Service } from '../services/services.js';
import { describeError } from './raised-error.js';
import type { ServiceReply, ServiceRequest } from './service-connection.js';

// The thread that waits for the outside: runs src/services, and starts the runner, for the shell.

/** Starts a runner for the state folder `state`, when none is alive. */
const ensure: Service = async (data) => {
  const { ensureRunner } = await import('../runner/ensure.js');
  const { openState } = await import('../../state/folder.js');
  // A small nursery: with 50,000 users the runner stays under 150 MiB, and its bodies live outside the heap anyway.
  const args = ['--max-semi-space-size=2', fileURLToPath(new URL('./migsh.js', import.meta.url)), 'runner'];
  return await ensureRunner(openState((data as { readonly state: string }).state), { program: process.execPath, args });
};

/** As `runner.ensure`, when the state folder is there and has work that nobody does: for a shell that opens on it. */
const resume: Service = async (data) => {
  const { isRunnerMissing } = await import('../migration/batch/due.js');
  const { openState } = await import('../../state/folder.js');
  const { state } = data as { readonly state: string };
  return existsSync(state) && isRunnerMissing(openState(state)) ? await ensure(data) : null;
};

/** `{ state, batch, users, deep }` → what comparing these users with their targets found, one answer a user, in their order. */
const verify: Service = async (data) => {
  const { verifyUsers } = await import('../runner/verify-users.js');
  const { openState } = await import('../../state/folder.js');
  const { pathText } = await import('../mail/mailbox.js');
  const { state, ...request } = data as unknown as VerifyRequest & { readonly state: string };
  const found = await verifyUsers(openState(state), request);
  return found.map(({ user, result: { outcome, error, folders, missing, failed } }) => ({
    user,
    outcome,
    errors: [...failed.map((one) => one.error), ...(error === undefined ? [] : [error])].map(({ message }) => message),
    folders: folders.map(({ sources, target, ...counts }) => ({
      sources: sources.map(pathText),
      target: pathText(target),
      ...counts,
    })),
    missing: missing.map((one) => ({ ...one })),
  }));
};

/** `{ state, place }` → the folders of a mailbox of the target organisation, with what is in them. */
const folders: Service = async (data) => {
  const { mailboxFolders } = await import('../runner/mailbox-folders.js');
  const { openState } = await import('../../state/folder.js');
  const { state, place } = data as unknown as { readonly state: string; readonly place: MailboxPlace };
  return (await mailboxFolders(openState(state), place)).map((one) => ({ ...one }));
};

const table: Readonly<Record<string, Service>> = {
  ...SERVICES,
  'runner.ensure': ensure,
  'runner.resume': resume,
  'migration.verify': verify,
  'mailbox.folders': folders,
};

async function answer(request: ServiceRequest): Promise<ServiceReply> {
  try {
    const service = table[request.name];
    if (service === undefined) throw new TypeError(`There is no service ${request.name}.`);
    return { id: request.id, value: await service(request.data) };
  } catch (error) {
    return { id: request.id, error: describeError(error) };
  }
}

parentPort?.on('message', (request: ServiceRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
