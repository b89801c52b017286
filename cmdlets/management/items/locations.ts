import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSArgumentException, PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import type { PathInfo } from '../../../src/engine/session/path-info.js';
import type { Session } from '../../../src/engine/session/session.js';
import { resolveItems } from '../providers/globbing.js';
import { itemError, pathNotFound } from '../providers/item-errors.js';
import { isContainer } from '../providers/items.js';
import { wholePath } from '../providers/places.js';

/** Goes to the container a path names; wildcards may match one. Raises PathNotFound and DriveNotFound. */
export function goTo(session: Session, path: string, literal: boolean): void {
  const { location } = session;
  const places = resolveItems(session, path, literal);
  const place = places[0];
  if (!place) throw recordError(pathNotFound(session.location.resolve(path)));
  if (places.length > 1) {
    const message = `Cannot set the location because path '${path}' resolved to multiple containers. You can only the set location to a single container at a time.`;
    throw recordError(itemError(PSArgumentException, message, 'Argument', 'InvalidArgument', path));
  }
  if (!isContainer(session, place)) throw recordError(pathNotFound(wholePath(place)));
  location.moveTo(place.drive, place.path);
}

/** Set-Location: `-` and `+` lead back and forth. Keeps the history. */
export function setLocation(session: Session, path: string, literal: boolean): void {
  const { location } = session;
  const before = location.current;
  if (!literal && (path === '-' || path === '+')) {
    const [from, to] = path === '-' ? [location.back, location.forward] : [location.forward, location.back];
    const target = from.pop();
    if (!target) throw recordError(noHistory(path));
    location.moveTo(target.drive, target.providerPath);
    to.push(before);
    return;
  }
  goTo(session, path === '' ? location.home : path, literal);
  location.back.push(before);
  if (location.back.length > 20) location.back.shift();
  location.forward.length = 0;
}

function noHistory(path: string) {
  const way = path === '-' ? 'backwards' : 'forwards';
  const message = `There is no location history left to navigate ${way}.`;
  return itemError(PSInvalidOperationException, message, 'InvalidOperation', 'InvalidOperation');
}

/** The stack of a name; the unnamed one for undefined and ''. */
export function stackOf(session: Session, name: string | undefined): PathInfo[] {
  const key = (name ?? '').toLowerCase();
  const { stacks } = session.location;
  const stack = stacks.get(key) ?? [];
  stacks.set(key, stack);
  return stack;
}

/** Writes the current location when -PassThru asks for it. */
export function passLocation(context: CmdletContext<{ readonly PassThru: boolean }>): void {
  if (context.parameters.PassThru) context.write(context.session.location.current);
}
