import { homedir } from 'node:os';
import { isAbsolute, normalize, resolve } from 'node:path';
import type { Session } from './session.js';

/** The current place of a session in the file system. In a worker the process has no current folder of its own. */
export class Location {
  readonly #session: Session;
  /** Absolute path of the current folder. */
  path: string;
  /** Push-Location's stacks by name; the unnamed one is ''. */
  readonly stacks = new Map<string, string[]>();

  constructor(session: Session, path: string) {
    this.#session = session;
    this.path = normalize(path);
  }

  /** `$HOME` */
  get home(): string {
    const { environment, windows } = this.#session;
    return environment.get(windows ? 'USERPROFILE' : 'HOME') ?? homedir();
  }

  /** The absolute file system path of what a user wrote: `~`, either slash, relative to the current folder. */
  resolve(text: string): string {
    const slashed = this.#session.windows ? text : text.replaceAll('\\', '/');
    const expanded = slashed.replace(/^~(?=$|[\\/])/, this.home);
    return isAbsolute(expanded) ? normalize(expanded) : resolve(this.path, expanded);
  }
}
