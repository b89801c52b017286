import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { wishStarted } from '../../src/migration/batch/wishes.js';
import type { RunnerCommand } from '../../src/runner/ensure.js';
import { createBatch, updateBatch } from '../../state/batches.js';
import { openState, type State } from '../../state/folder.js';
import { addEndpoint } from '../../state/organization.js';
import type { BatchDocument, EndpointDocument } from '../../state/schema.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import { batchWith, userWith } from '../migration-batch/documents.js';
import { bundleProgram } from '../state/child.js';
import { testEndpoint } from './harness.js';

/** Bundles the runner as a program of its own and says how it is started. */
export function runnerProgram(folder: string): RunnerCommand {
  const source = `
import { runnerVerb } from '/src/runner/runner-verb.js';
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
process.exitCode = await runnerVerb({
  stop: process.argv.includes('--stop'),
  stateFolder: process.argv[process.argv.indexOf('--state') + 1],
  signal: ending.signal,
  say: (line) => process.stdout.write(line + '\\n'),
});
`;
  return { program: process.execPath, args: [bundleProgram(folder, 'runner', source)] };
}

/** A state folder with an endpoint to a server on this computer. */
export function stateWithEndpoint(folder: string, endpoint: Partial<EndpointDocument>): State {
  const state = openState(join(folder, 'state'));
  const local = { remoteServer: '127.0.0.1', security: 'None' as const, ...endpoint };
  addEndpoint(state, { ...testEndpoint, ...local });
  return state;
}

/** Makes and starts a batch of users: address `<user>@x.edu`. */
export function startBatch(
  state: State,
  accounts: Readonly<Record<string, string>>,
  fields: Partial<BatchDocument> = {},
): BatchDocument {
  const key = ensureSecretKey(state);
  const users = Object.entries(accounts).map(([userName, password]) =>
    userWith({
      guid: randomUUID(),
      emailAddress: `${userName}@x.edu`,
      userName,
      password: sealSecret(key, password),
    }),
  );
  const batch = createBatch(
    state,
    batchWith({ desired: 'Created', startGeneration: 0, started: null, ...fields }),
    users,
  );
  return updateBatch(state, batch.guid, (draft) => wishStarted(draft, new Date()));
}
