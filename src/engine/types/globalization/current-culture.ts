import type { CultureInfo } from '../../values/culture.js';
import type { ScriptContext } from '../../values/script-access.js';

/** UI cultures of sessions in which a script set one of the two cultures. */
const uiCultures = new WeakMap<ScriptContext, CultureInfo>();

/** Sets how a session writes numbers and dates from now on; the language of its messages stays. */
export function setCurrentCulture(ctx: ScriptContext, culture: CultureInfo): void {
  uiCultures.set(ctx, currentUICulture(ctx));
  (ctx as { culture: CultureInfo }).culture = culture;
}

/** The culture of messages: that of numbers and dates until a script sets one of them. */
export function currentUICulture(ctx: ScriptContext): CultureInfo {
  return uiCultures.get(ctx) ?? ctx.culture;
}

/** Sets the culture of messages. */
export function setCurrentUICulture(ctx: ScriptContext, culture: CultureInfo): void {
  uiCultures.set(ctx, culture);
}
