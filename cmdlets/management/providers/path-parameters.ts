import type { CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';
import { credential, string, stringArray, switchParameter } from '../../../src/engine/command/parameter-types.js';
import type { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import type { Session } from '../../../src/engine/session/session.js';
import { type ItemFilter, resolveItems } from './globbing.js';
import { eachReporting } from './item-errors.js';
import type { Place } from './places.js';

/** Sets of most cmdlets that work on items. */
export const pathSets = ['Path', 'LiteralPath'] as const;

/** -Path, from the pipeline, too. */
export const pathParameter = {
  type: stringArray,
  help: 'The items; wildcards are allowed.',
  wildcards: true,
  sets: { Path: { mandatory: true, position: 0, pipeline: true, byName: true } },
} as const;

/** -Path of the cmdlets that take only properties from the pipeline. */
export const pathByNameParameter = {
  type: stringArray,
  help: 'The items; wildcards are allowed.',
  wildcards: true,
  sets: { Path: { mandatory: true, position: 0, byName: true } },
} as const;

/** -LiteralPath, which takes PSPath of items from the pipeline. */
export const literalPathParameter = {
  type: stringArray,
  help: 'The items, exactly as typed; wildcards are not understood.',
  aliases: ['PSPath', 'LP'],
  sets: { LiteralPath: { mandatory: true, byName: true } },
} as const;

/** -Filter, -Include, -Exclude. */
export const filterParameters = {
  Filter: { type: string, help: 'Only items whose name matches.', wildcards: true },
  Include: { type: stringArray, help: 'Only items whose name matches one of these.', wildcards: true },
  Exclude: { type: stringArray, help: 'Items to leave out.', wildcards: true },
} as const;

/** -Force. */
export const forceParameter = { type: switchParameter, help: 'Includes hidden and read-only items.' } as const;

/** -Credential, which only remote drives could use. */
export const credentialParameter = {
  type: credential,
  help: 'The account to use.',
  byName: true,
  notSupportedHere: 'No drive of this shell takes an account: files are opened as the user who runs it.',
} as const;

/** What path parameters hold. */
export interface PathArguments extends ItemFilter {
  readonly Path?: readonly string[] | string | undefined;
  readonly LiteralPath?: readonly string[] | string | undefined;
}

/** The paths of -Path or -LiteralPath. */
export function givenPaths({ Path, LiteralPath }: PathArguments): {
  readonly paths: readonly string[];
  readonly literal: boolean;
} {
  const list = (value: readonly string[] | string): readonly string[] => (typeof value === 'string' ? [value] : value);
  return LiteralPath === undefined
    ? { paths: list(Path ?? []), literal: false }
    : { paths: list(LiteralPath), literal: true };
}

/** Runs an action on every item that the parameters name; what cannot be found or done is an error, and the next item follows. */
export function forEachItem(
  output: CmdletOutput & { readonly session: Session },
  parameters: PathArguments,
  action: (place: Place, path: string) => void,
  nothing?: (path: string) => ErrorRecord,
): void {
  const { paths, literal } = givenPaths(parameters);
  eachReporting(output, paths, (path) => {
    const places = resolveItems(output.session, path, literal, parameters);
    if (places.length === 0 && nothing) output.writeError(nothing(path));
    eachReporting(output, places, (place) => action(place, path));
  });
}
