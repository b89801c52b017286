/** The runner hears of wishes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WishWatch } from '../../src/runner/watch.js';
import { batchFolder } from '../../state/paths.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'migsh-watch-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('tells when a batch is watched only from now on, and hears its wishes from then on', async () => {
  mkdirSync(batchFolder(dir, 'one'), { recursive: true });
  let heard: () => void = () => {};
  const wish = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const watch = new WishWatch(dir, () => heard());
  try {
    expect(watch.setBatches([])).toBe(false);
    expect(watch.setBatches(['one'])).toBe(true);
    expect(watch.setBatches(['one'])).toBe(false);
    writeFileSync(join(batchFolder(dir, 'one'), 'batch.json'), '{}');
    await wish;
    expect(watch.setBatches([])).toBe(false);
  } finally {
    watch.close();
  }
});

it('a batch that cannot be watched does not ask for another look each time', () => {
  const watch = new WishWatch(dir, () => {});
  try {
    expect(watch.setBatches(['missing'])).toBe(false);
  } finally {
    watch.close();
  }
});
