import type { Host } from '../../host.js';
import type { ScriptContext } from '../../values/script-access.js';

/** The host behind a running script: a session has one; contexts of tests and of plain conversions have none. */
export function hostOf(ctx: ScriptContext): Host | null {
  return 'host' in ctx ? (ctx.host as Host) : null;
}
