/** Keywords of a folder: the file `dovecot-keywords` gives each of the letters a–z a name. */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textIfPresent } from './access.js';

const maxKeywords = 26;

/** The letters of one folder. */
export class Keywords {
  /** Index 0 is `a`. */
  readonly names: (string | undefined)[] = [];
  private readonly dir: string;
  private changed = false;

  private constructor(dir: string) {
    this.dir = dir;
  }

  /** Reads a folder's file; a missing one is empty. */
  static async load(dir: string): Promise<Keywords> {
    const keywords = new Keywords(dir);
    await keywords.reload();
    return keywords;
  }

  /** Reads it again, unless there are letters to be written: a server may have given some meanwhile. */
  async reload(): Promise<void> {
    const text = await textIfPresent(join(this.dir, 'dovecot-keywords'));
    if (this.changed) return;
    this.names.length = 0;
    for (const line of text.split('\n')) {
      const match = /^(\d+) (.+)$/.exec(line.trimEnd());
      const index = Number(match?.[1]);
      if (match !== null && index < maxKeywords) this.names[index] = match[2]!;
    }
  }

  /** A keyword's letter, a new one if need be; undefined when all 26 are taken. */
  letter(keyword: string): string | undefined {
    const folded = keyword.toLowerCase();
    let index = this.names.findIndex((name) => name?.toLowerCase() === folded);
    if (index < 0) {
      index = 0;
      while (this.names[index] !== undefined) index++;
      if (index >= maxKeywords) return undefined;
      this.names[index] = keyword;
      this.changed = true;
    }
    return String.fromCharCode(97 + index);
  }

  /** Writes new letters; before files that use them are named. */
  async save(): Promise<void> {
    if (!this.changed) return;
    // Others may give letters while this is written.
    this.changed = false;
    try {
      await this.write();
    } catch (error) {
      this.changed = true;
      throw error;
    }
  }

  private async write(): Promise<void> {
    const path = join(this.dir, 'dovecot-keywords');
    const lines = this.names.map((name, index) => (name === undefined ? '' : `${index} ${name}\n`));
    await writeFile(`${path}.migsh`, lines.join(''), { mode: 0o600 });
    await rename(`${path}.migsh`, path);
  }
}
