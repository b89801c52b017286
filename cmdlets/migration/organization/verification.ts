import type { Host } from '../../../src/engine/host.js';
import type { State } from '../../../state/folder.js';

/** What the service `migration.verify` found of one target folder. */
export type FolderFinding = {
  /** The source folders that go there. */
  readonly sources: readonly string[];
  readonly target: string;
  readonly expected: number;
  readonly present: number;
  readonly missing: number;
  readonly extra: number;
  readonly skipped: number;
};

/** A message that the target lacks. */
export type MissingFinding = {
  readonly folder: string;
  readonly uid: number;
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly dateReceived: number;
  readonly size: number;
};

/** What it found of one user. */
export type UserFinding = {
  readonly user: string;
  readonly outcome: 'verified' | 'stopped' | 'failed';
  /** Why a folder could not be compared, or why the comparison ended before its end. */
  readonly errors: readonly string[];
  readonly folders: readonly FolderFinding[];
  readonly missing: readonly MissingFinding[];
};

/** Compares users of a batch with their targets, without copying. Raises what the service raised (StateError, MailError, by name). */
export function verify(
  host: Host,
  state: State,
  request: { readonly batch: string; readonly users: readonly string[]; readonly deep: boolean },
): readonly UserFinding[] {
  return host.callService('migration.verify', { state: state.dir, ...request }) as readonly UserFinding[];
}
