import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteRemovedUsers, updateUsers, usersOf } from '../../state/batch-users.js';
import {
  addUsers,
  createBatch,
  deleteBatch,
  deleteOrphans,
  findBatch,
  readBatch,
  readBatches,
  updateBatch,
} from '../../state/batches.js';
import { StateError } from '../../state/error.js';
import { type FileSystem, realFileSystem } from '../../state/files.js';
import { defaultStateFolder, openState, type State } from '../../state/folder.js';
import { addEndpoint, findEndpoint, readOrganization, updateConfig, updateEndpoint } from '../../state/organization.js';
import { addressFolderName, batchFolder, batchPath, organizationPath, userShardPath } from '../../state/paths.js';
import type { EndpointDocument, UserDocument } from '../../state/schema.js';
import { ensureSecretKey, loadSecretKey, openSecret, sealSecret } from '../../state/secrets.js';
import { batchWith, userWith } from '../migration-batch/documents.js';
import { temporaryFolder } from './child.js';

let folder: ReturnType<typeof temporaryFolder>;
let state: State;

beforeEach(() => {
  folder = temporaryFolder();
  state = openState(join(folder.path, 'state'));
});
afterEach(() => folder.dispose());

const endpoint: EndpointDocument = {
  guid: '00000000-0000-4000-8000-0000000000ee',
  name: 'IMAPEndpoint',
  type: 'IMAP',
  remoteServer: 'imap.x.edu',
  port: 993,
  security: 'Ssl',
  acceptUntrustedCertificates: false,
  authentication: 'Basic',
  oauth: null,
  maxConcurrentMigrations: 20,
  maxConcurrentIncrementalSyncs: 10,
  created: '2026-09-01T11:00:00.000Z',
  changed: '2026-09-01T11:00:00.000Z',
};

const users = (count: number, prefix = 'u'): UserDocument[] =>
  Array.from({ length: count }, (_, n) =>
    userWith({
      guid: `${(n + 1).toString(16).padStart(8, '0')}-${prefix === 'u' ? '0000' : '1111'}-4000-8000-000000000000`,
      emailAddress: `${prefix}${n}@x.edu`,
    }),
  );

function refusal(action: () => unknown): StateError {
  try {
    action();
  } catch (error) {
    if (error instanceof StateError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const addresses = () => [...usersOf(state, batchWith().guid)].map(({ user }) => user.emailAddress);

describe('wishes', () => {
  it('keeps endpoints, found by name without case and by GUID, and refuses a name twice', () => {
    addEndpoint(state, endpoint);
    expect(findEndpoint(readOrganization(state), 'imapENDPOINT')).toEqual(endpoint);
    expect(findEndpoint(readOrganization(state), endpoint.guid.toUpperCase())).toEqual(endpoint);
    expect(refusal(() => addEndpoint(state, { ...endpoint, name: 'imapendpoint' })).code).toBe('Exists');
    expect(
      updateEndpoint(state, endpoint.guid, (draft) => {
        draft.port = 143;
      }).port,
    ).toBe(143);
    expect(refusal(() => updateEndpoint(state, batchWith().guid, () => {})).code).toBe('NotFound');
  });

  it('writes nothing that its own schema refuses', () => {
    expect(() => addEndpoint(state, { ...endpoint, port: 0 })).toThrow(/endpoints\[0\]\.port must be/);
    expect(readOrganization(state).endpoints).toEqual([]);
  });

  it('creates a batch in shards of 1,000 and lists it', () => {
    createBatch(state, batchWith(), users(2_500));
    expect(readBatch(state, batchWith().guid)).toMatchObject({ totalCount: 2_500, shardCount: 3 });
    expect(addresses()).toEqual(users(2_500).map((user) => user.emailAddress));
    expect(findBatch(readOrganization(state), 'b1')?.guid).toBe(batchWith().guid);
    expect(refusal(() => createBatch(state, { ...batchWith(), name: 'b1' }, [])).message).toBe(
      'The migration batch already exists.',
    );
  });

  it('adds, changes and takes out users, and keeps the count', () => {
    const { guid } = createBatch(state, batchWith(), users(3));
    expect(addUsers(state, guid, users(2, 'n'))).toMatchObject({ totalCount: 5, shardCount: 2 });
    const gone = (user: UserDocument) => user.emailAddress === 'u1@x.edu';
    expect(
      updateUsers(state, guid, gone, (draft) => {
        draft.desired = 'Removed';
      }),
    ).toBe(1);
    expect(readBatch(state, guid).totalCount).toBe(4);
    expect(deleteRemovedUsers(state, guid, 0, 1_000)).toEqual([users(3)[1]!.guid]);
    expect(addresses()).toEqual(['u0@x.edu', 'u2@x.edu', 'n0@x.edu', 'n1@x.edu']);
    expect(readBatch(state, guid).totalCount).toBe(4);
  });

  it('deletes a batch', () => {
    const { guid } = createBatch(state, batchWith(), users(1));
    deleteBatch(state, guid, 1_000);
    expect(readOrganization(state).batches).toEqual([]);
    expect(fs.existsSync(batchFolder(state.dir, guid))).toBe(false);
    expect(refusal(() => updateBatch(state, guid, () => {})).code).toBe('NotFound');
  });

  it('clears away what a process that died left of a batch', () => {
    createBatch(state, batchWith(), users(1));
    const orphan = '11111111-1111-4111-8111-111111111111';
    fs.mkdirSync(batchFolder(state.dir, orphan));
    expect(deleteOrphans(state, 1_000)).toEqual([orphan]);
    expect(addresses()).toEqual(['u0@x.edu']);
  });
});

describe('a damaged file', () => {
  function damage(path: string, change: (text: string) => string): string {
    const damaged = change(fs.readFileSync(path, 'utf8'));
    fs.writeFileSync(path, damaged);
    return damaged;
  }

  beforeEach(() => {
    addEndpoint(state, endpoint);
    createBatch(state, batchWith(), users(2));
    updateConfig(state, (draft) => {
      draft.organization = 'contoso';
    });
  });

  it.each([0, 1, 0.5, 0.99])(
    'cut at %d of its length is named with its last good copy, and never overwritten',
    (part) => {
      const path = organizationPath(state.dir);
      const left = damage(path, (text) => text.slice(0, part === 1 ? 1 : Math.floor(text.length * part)));
      for (const action of [
        () => readOrganization(state),
        () => addEndpoint(state, { ...endpoint, name: 'other' }),
        () => createBatch(state, { ...batchWith(), name: 'other' }, []),
        () => openState(state.dir),
      ]) {
        const error = refusal(action);
        expect([error.code, error.file]).toEqual(['Damaged', path]);
        expect(error.message).toContain(`Its last good copy is '${path}.bak'`);
      }
      expect(fs.readFileSync(path, 'utf8')).toBe(left);
      fs.copyFileSync(`${path}.bak`, path);
      expect(readOrganization(state).batches).toHaveLength(1);
    },
  );

  it('names the field', () => {
    damage(organizationPath(state.dir), (text) => text.replace('"port":993', '"port":"x"'));
    const error = refusal(() => readOrganization(state));
    expect(error.field).toBe('endpoints[0].port');
    expect(error.message).toContain(
      'endpoints[0].port must be a whole number from 1 to 65535, but is a text of 1 characters',
    );
  });

  it('that is missing although its copy is there is told', () => {
    fs.rmSync(organizationPath(state.dir));
    expect(refusal(() => readOrganization(state)).message).toContain('it is missing');
  });

  it('of one batch does not hide the others', () => {
    const other = { ...batchWith(), guid: '11111111-1111-4111-8111-111111111111', name: 'B2' };
    createBatch(state, other, []);
    damage(batchPath(state.dir, batchWith().guid), () => '{');
    expect(readBatches(state).map((one) => [one.batch?.name, one.error?.code])).toEqual([
      [undefined, 'Damaged'],
      ['B2', undefined],
    ]);
    damage(userShardPath(state.dir, batchWith().guid, 0), (text) => text.replace('terry', 'te\u0000').slice(0, -9));
    expect(
      refusal(() =>
        updateUsers(
          state,
          batchWith().guid,
          () => true,
          () => {},
        ),
      ).code,
    ).toBe('Damaged');
  });

  it('of a newer version is refused as such', () => {
    damage(organizationPath(state.dir), (text) => text.replace('"version":1', '"version":2'));
    const error = refusal(() => openState(state.dir));
    expect(error.code).toBe('NewerVersion');
    expect(error.message).toContain('state version 2; this one knows up to 1');
    expect(refusal(() => updateConfig(state, () => {})).code).toBe('NewerVersion');
  });
});

describe('a full disk', () => {
  /** A file system that fails at the nth write. */
  function failing(code: string, at: number): FileSystem {
    let count = 0;
    return {
      ...realFileSystem,
      writeSync: ((...parameters: Parameters<typeof fs.writeSync>) => {
        if (++count >= at) throw Object.assign(new Error(code), { code });
        return realFileSystem.writeSync(...parameters);
      }) as typeof fs.writeSync,
    };
  }

  it.each(['ENOSPC', 'EFBIG', 'EDQUOT'])(
    '%s while a batch is created leaves nothing of it, wherever it strikes',
    (code) => {
      addEndpoint(state, endpoint);
      for (let at = 2; ; at++) {
        const broken: State = { ...state, files: failing(code, at) };
        try {
          createBatch(broken, batchWith(), users(2_001));
          expect(at).toBeGreaterThan(5);
          break;
        } catch (error) {
          expect(error).toBeInstanceOf(StateError);
          expect((error as StateError).code).toBe('WriteFailed');
          expect((error as StateError).message).toMatch(
            /couldn't be written: the (disk|file) .* Nothing was changed\./,
          );
        }
        expect(readOrganization(state)).toMatchObject({ endpoints: [endpoint], batches: [] });
        expect(deleteOrphans(state, 1_000)).toEqual([]);
        expect(fs.readdirSync(state.dir).filter((name) => name.endsWith('.new'))).toEqual([]);
      }
      expect(addresses()).toHaveLength(2_001);
    },
  );
});

describe('secrets', () => {
  it('are read back, differ each time, and are nowhere in clear', () => {
    const key = ensureSecretKey(state);
    const sealed = sealSecret(key, 'P@ss wörd');
    expect(sealed).not.toContain('P@ss');
    expect(sealSecret(key, 'P@ss wörd')).not.toBe(sealed);
    expect(openSecret(loadSecretKey(state), sealed)).toBe('P@ss wörd');
    expect(openSecret(key, sealSecret(key, ''))).toBe('');
  });

  it('that were changed, or another key, are refused', () => {
    const key = ensureSecretKey(state);
    const sealed = sealSecret(key, 'secret');
    const at = sealed.length - 6;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(refusal(() => openSecret(key, changed)).code).toBe('Damaged');
    expect(refusal(() => openSecret({ bytes: new Uint8Array(32) }, sealed)).code).toBe('Damaged');
    expect(refusal(() => openSecret(key, 'secret')).code).toBe('Damaged');
    fs.rmSync(join(state.dir, 'secret.key'));
    expect(refusal(() => loadSecretKey(state)).code).toBe('NoKey');
  });

  it('lie behind modes 0700 and 0600', ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has access lists, no modes');
    ensureSecretKey(state);
    createBatch(state, batchWith(), users(1));
    expect(fs.statSync(state.dir).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(state.dir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(userShardPath(state.dir, batchWith().guid, 0)).mode & 0o777).toBe(0o600);
    fs.chmodSync(state.dir, 0o755);
    openState(state.dir);
    expect(fs.statSync(state.dir).mode & 0o777).toBe(0o700);
  });
});

describe('places', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { HOME: '/home/a' }, '/home/a/.local/state/migsh'],
    ['linux', { HOME: '/home/a', XDG_STATE_HOME: '/x' }, '/x/migsh'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Application Support/migsh'],
    ['win32', { LOCALAPPDATA: 'L' }, join('L', 'migsh')],
    ['linux', { HOME: '/home/a', MIGSH_STATE: '/m' }, '/m'],
  ])('%s %j', (platform, env, expected) => {
    expect(defaultStateFolder(env, platform)).toBe(expected);
  });

  it.each([
    ['Terry.Adams@Contoso.edu', 'terry.adams@contoso.edu'],
    ['a/../b@x', 'a%2F..%2Fb@x'],
    ['con@x', 'con@x'],
    ['con.x@y', '%63on.x@y'],
    ['..', '%2E%2E'],
    ['a.', 'a%2E'],
    ['zoë@x', 'zo%C3%AB@x'],
    ['a:b*c?@x', 'a%3Ab%2Ac%3F@x'],
  ])('the folder of %s is %s', (address, expected) => {
    expect(addressFolderName(address)).toBe(expected);
  });

  it('of long addresses stay short and differ', () => {
    const [a, b] = ['a', 'b'].map((end) => addressFolderName(`${'x'.repeat(300)}${end}@x`));
    expect(a!.length).toBeLessThanOrEqual(120);
    expect(a).not.toBe(b);
  });
});
