import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StateError } from '../../state/error.js';
import { realFileSystem } from '../../state/files.js';
import { acquireRunnerLock, liveRunner, openState, type State, withStoreLock } from '../../state/folder.js';
import { lockHolder } from '../../state/lock.js';
import { readOrganization } from '../../state/organization.js';
import { newOwner, ownerLiveness } from '../../state/owner.js';
import { lockFolder } from '../../state/paths.js';
import { bundleProgram, startChild, temporaryFolder } from './child.js';

let folder: ReturnType<typeof temporaryFolder>;
let state: State;

beforeEach(() => {
  folder = temporaryFolder();
  state = openState(join(folder.path, 'state'));
});
afterEach(() => folder.dispose());

const holder = (name: string) => lockHolder(realFileSystem, lockFolder(state.dir), name);

const storeProgram = `
import { openState, withStoreLock } from '/state/folder.js';
import { updateConfig } from '/state/organization.js';
const [dir, mode, count] = process.argv.slice(2);
const state = openState(dir);
if (mode === 'hold') withStoreLock(state, 'holding', () => {
  process.stdout.write('held\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
for (let n = 0; n < Number(count); n++) updateConfig(state, (draft) => { draft.maxNumberOfBatches++; });
process.stdout.write('done\\n');
`;

describe('a lock', () => {
  it('names its owner to whoever does not get it', () => {
    const lock = acquireRunnerLock(state, { patience: 0, purpose: 'runner' });
    try {
      acquireRunnerLock(state, { patience: 0, purpose: 'other' });
      expect.unreachable();
    } catch (error) {
      expect((error as StateError).code).toBe('Locked');
      expect((error as StateError).message).toContain(`process ${process.pid} on `);
      expect((error as StateError).message).toContain('(runner)');
    }
    expect(liveRunner(state)?.token).toBe(lock.owner.token);
    lock.release();
    lock.release();
    expect(liveRunner(state)).toBeUndefined();
    expect(fs.readdirSync(lockFolder(state.dir))).toEqual([]);
  });

  it('is given back when the work under it fails', () => {
    expect(() => withStoreLock(state, 'failing', () => expect.unreachable('x'))).toThrow();
    expect(holder('store')).toBeUndefined();
  });

  it('of an owner from before a reboot, of a reused pid, or of another host is judged rightly', () => {
    const owner = newOwner('test');
    expect(ownerLiveness(owner)).toBe('alive');
    expect(ownerLiveness({ ...owner, host: 'elsewhere' })).toBe('unknown');
    expect(ownerLiveness({ ...owner, pid: 2 ** 22 + 12345 })).toBe('dead');
    if (process.platform === 'linux') {
      expect(ownerLiveness({ ...owner, boot: 'another' })).toBe('dead');
      expect(ownerLiveness({ ...owner, processStart: '1' })).toBe('dead');
    }
  });

  it('of a process on another host is not taken away, and the message says what to delete', () => {
    const path = join(lockFolder(state.dir), 'store');
    fs.mkdirSync(path, { recursive: true });
    fs.writeFileSync(join(path, 'owner.json'), JSON.stringify({ ...newOwner('x'), host: 'elsewhere' }));
    expect(() => withStoreLock(state, 'mine', () => {}, 20)).toThrow(
      /on elsewhere.*If no such process on that computer runs, delete the folder/,
    );
  });

  it('heals after kill -9 of its owner, and of those who were healing it', async () => {
    const program = bundleProgram(folder.path, 'store', storeProgram);
    const child = startChild(program, [state.dir, 'hold']);
    await child.waitFor('held');
    const dead = holder('store')!;
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    expect(ownerLiveness(dead)).toBe('dead');
    // A healer that was killed as well left its own lock behind.
    const healing = join(lockFolder(state.dir), `store.heal-${dead.token}`);
    fs.mkdirSync(healing, { recursive: true });
    fs.writeFileSync(join(healing, 'owner.json'), JSON.stringify({ ...dead, token: newOwner('').token }));
    expect(withStoreLock(state, 'mine', () => holder('store')?.pid, 5_000)).toBe(process.pid);
    expect(fs.readdirSync(lockFolder(state.dir))).toEqual([]);
  });

  it('healed by many at once is held by one at a time', async () => {
    const program = bundleProgram(folder.path, 'store', storeProgram);
    const first = startChild(program, [state.dir, 'hold']);
    await first.waitFor('held');
    const others = Array.from({ length: 6 }, () => startChild(program, [state.dir, 'count', '10']));
    first.process.kill('SIGKILL');
    expect(await Promise.all(others.map((one) => one.ended))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readOrganization(state).config.maxNumberOfBatches).toBe(160);
    expect(fs.readdirSync(lockFolder(state.dir))).toEqual([]);
  });
});

describe('two writers at once', () => {
  it('lose nothing of each other, and a reader sees whole documents only', async () => {
    const program = bundleProgram(folder.path, 'store', storeProgram);
    const children = [0, 1].map(() => startChild(program, [state.dir, 'count', '60']));
    const ended = Promise.all(children.map((child) => child.ended));
    let running = true;
    void ended.then(() => {
      running = false;
    });
    let seen = 0;
    while (running) {
      const now = readOrganization(state).config.maxNumberOfBatches;
      expect(now).toBeGreaterThanOrEqual(seen);
      seen = now;
      await new Promise((done) => setImmediate(done));
    }
    expect(await ended).toEqual([0, 0]);
    expect(readOrganization(state).config.maxNumberOfBatches).toBe(220);
  });

  it('make the first document while it is looked for', async () => {
    const program = bundleProgram(folder.path, 'store', storeProgram);
    for (let round = 0; round < 5; round++) {
      const fresh = openState(join(folder.path, `fresh${round}`));
      const child = startChild(program, [fresh.dir, 'count', '3']);
      let running = true;
      void child.ended.then(() => {
        running = false;
      });
      while (running) {
        expect(readOrganization(fresh).config.maxNumberOfBatches).toBeGreaterThanOrEqual(100);
        await new Promise((done) => setImmediate(done));
      }
      expect(readOrganization(fresh).config.maxNumberOfBatches).toBe(103);
    }
  });

  it('killed at any instant leave a readable state and no lock that stays', async () => {
    const program = bundleProgram(folder.path, 'store', storeProgram);
    let last = 0;
    for (let round = 0; round < 8; round++) {
      const child = startChild(program, [state.dir, 'count', '100000']);
      while (readOrganization(state).config.maxNumberOfBatches <= last) await new Promise((done) => setImmediate(done));
      child.process.kill('SIGKILL');
      await child.ended;
      const value = readOrganization(state).config.maxNumberOfBatches;
      expect(value).toBeGreaterThan(last);
      last = value;
    }
    const end = startChild(program, [state.dir, 'count', '1']);
    expect(await end.ended).toBe(0);
    expect(readOrganization(state).config.maxNumberOfBatches).toBe(last + 1);
  });
});

describe('a real limit on the size of files', () => {
  it('ends in an error that names the file and the remedy, and changes nothing', async ({ skip }) => {
    skip(process.platform === 'win32', 'the limit is set by a POSIX shell');
    const source = `
import { openState } from '/state/folder.js';
import { updateConfig } from '/state/organization.js';
const state = openState(process.argv[2]);
process.on('SIGXFSZ', () => {});
try { updateConfig(state, (draft) => { draft.organization = 'x'.repeat(5000); }); }
catch (error) { process.stdout.write(error.code + ': ' + error.message + '\\n'); }
`;
    const program = bundleProgram(folder.path, 'limited', source);
    const line = `ulimit -f 1; exec '${process.execPath}' '${program}' '${state.dir}'`;
    const child = startChild(line, [], 'bash', ['-c']);
    expect(await child.ended).toBe(0);
    expect(child.output()).toMatch(
      /^WriteFailed: The state file '.*organization\.json' couldn't be written: .*ulimit -f/,
    );
    expect(readOrganization(state).config.organization).toBe('');
  });
});
