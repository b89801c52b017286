import { type FSWatcher, watch } from 'node:fs';
import { basename } from 'node:path';
import { batchFolder } from '../../state/paths.js';

/** Files whose change is a wish. */
const wishFiles = new Set(['organization.json', 'batch.json', 'runner.stop']);

/**
 * Watches the places where wishes are written. It only makes the runner quick: where watching does not work (a network folder, no inotify
 * watches left) the look every second finds the same.
 */
export class WishWatch {
  readonly #dir: string;
  readonly #onWish: () => void;
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(dir: string, onWish: () => void) {
    this.#dir = dir;
    this.#onWish = onWish;
    this.#add(dir);
  }

  /** Watches exactly these batches, by GUID. True: some are watched only from now on; what was wished for them since they were read was missed. */
  setBatches(batches: Iterable<string>): boolean {
    const wanted = new Set([this.#dir, ...[...batches].map((batch) => batchFolder(this.#dir, batch))]);
    for (const [path, watcher] of this.#watchers) {
      if (wanted.has(path)) continue;
      watcher.close();
      this.#watchers.delete(path);
    }
    const known = this.#watchers.size;
    for (const path of wanted) if (!this.#watchers.has(path)) this.#add(path);
    return this.#watchers.size > known;
  }

  #add(path: string): void {
    try {
      const watcher = watch(path, (_event, name) => {
        if (name === null || wishFiles.has(basename(name))) this.#onWish();
      });
      watcher.on('error', () => watcher.close());
      this.#watchers.set(path, watcher);
    } catch {
      // The look every second remains.
    }
  }

  /** Ends all watching. */
  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }
}
