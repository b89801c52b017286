import type { Session } from '../session/session.js';
import { unwrap } from '../values/custom-object.js';
import type { ScriptContext } from '../values/script-access.js';
import { isNullish } from '../values/value.js';
import type { Validation } from './validation.js';
import * as text from './validation-texts.js';

/** ValidateDrive and ValidateUserDrive: a path must be on one of these drives; a relative one is on the current drive. */
export function onDrive(kind: 'ValidateDrive' | 'ValidateUserDrive', approved: readonly string[]): Validation {
  return {
    kind,
    values: null,
    text: `drive:${approved.join(',')}`,
    check(ctx, value) {
      const path = unwrap(value);
      if (isNullish(path)) return text.isNull;
      if (typeof path !== 'string') return text.pathIsNoString;
      const [drive, fault] = driveOf(ctx, path);
      if (fault !== null) return fault;
      const isApproved = approved.some((name) => name.toLowerCase() === drive.toLowerCase());
      return isApproved ? null : text.driveNotApproved(drive, approved.join(','));
    },
  };
}

/** The name of the drive a path is on, or what is wrong with the path. */
function driveOf(ctx: ScriptContext, path: string): [string, null] | [null, string] {
  const { location } = ctx as Session;
  if (path.includes('::')) return [null, text.pathHasNoDrive];
  const name = /^([^:\\/]+):/.exec(path)?.[1];
  if (name === undefined) return [location.drive.name, null];
  const drive = location.drives.find(name);
  return drive ? [drive.name, null] : [null, text.noSuchDrive(name)];
}
