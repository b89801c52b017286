import { homedir } from 'node:os';
import { isAbsolute, join, normalize, parse, relative, resolve, sep } from 'node:path';
import { type DriveInfo, DriveTable } from './drives.js';
import { PathInfo } from './path-info.js';
import type { Session } from './session.js';

/** The current place of a session. In a worker the process has no current folder of its own. */
export class Location {
  readonly #session: Session;
  /** Absolute path of the current folder of the file system: also while the current drive is another one. */
  path: string;
  readonly drives: DriveTable;
  #drive: DriveInfo | null = null;
  /** Path in the current drive when that is none of the file system's. */
  innerPath = '';
  /** Push-Location's stacks by name; the unnamed one is ''. */
  readonly stacks = new Map<string, PathInfo[]>();
  /** The stack that is used when none is named. */
  stackName = '';
  /** Where `cd -` and `cd +` lead. */
  readonly back: PathInfo[] = [];
  readonly forward: PathInfo[] = [];

  constructor(session: Session, path: string) {
    this.#session = session;
    this.path = normalize(path);
    this.drives = new DriveTable(session);
  }

  /** `$HOME` */
  get home(): string {
    const { environment, windows } = this.#session;
    return environment.get(windows ? 'USERPROFILE' : 'HOME') ?? homedir();
  }

  /** The current drive. */
  get drive(): DriveInfo {
    this.#drive ??= this.drives.find(this.#session.windows ? parse(this.path).root.slice(0, 1) : '/');
    return this.#drive ?? this.drives.find('Temp')!;
  }

  /** `$PWD` */
  get current(): PathInfo {
    return this.pathInfo(this.drive, this.drive.isFileSystem ? this.path : this.innerPath);
  }

  /** Goes to a place: an absolute folder of the file system, or a path in another drive. */
  moveTo(drive: DriveInfo, path: string): void {
    this.#drive = drive;
    if (drive.isFileSystem) this.path = path;
    else this.innerPath = path;
    drive.currentLocation = drive.isFileSystem ? relative(drive.root, path) : path;
  }

  /** The object for a place, with the path as people write it. */
  pathInfo(drive: DriveInfo, path: string): PathInfo {
    if (!drive.isFileSystem) return new PathInfo(drive, path, `${drive.name}:${sep}${path}`);
    const plain = drive.root === parse(path).root;
    return new PathInfo(drive, path, plain ? path : `${drive.name}:${sep}${relative(drive.root, path)}`);
  }

  /**
   * The absolute file system path of what a user wrote: `~`, either slash, relative to the current folder, `Temp:\x` and other drives of
   * the file system, `FileSystem::` in front. Where there are no drive letters, `C:\x` is `/x`.
   */
  resolve(text: string): string {
    const bare = text.replace(/^(?:Microsoft\.PowerShell\.Core[\\/])?FileSystem::/i, '');
    const { windows } = this.#session;
    const slashed = windows ? bare : bare.replaceAll('\\', '/');
    const named = /^([^:\\/]+):(.*)$/s.exec(slashed);
    const drive = named && this.drives.find(named[1]!);
    if (drive?.isFileSystem && drive.root !== parse(drive.root).root) return join(drive.root, named![2]!);
    const local = windows ? slashed : slashed.replace(/^[A-Za-z]:(?=\/)/, '');
    const expanded = local.replace(/^~(?=$|[\\/])/, this.home);
    return isAbsolute(expanded) ? normalize(expanded) : resolve(this.path, expanded);
  }
}
