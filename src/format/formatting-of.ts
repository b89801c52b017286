import type { ScriptContext } from '../engine/values/script-access.js';
import type { FormatContext } from './format-context.js';

const contexts = new WeakMap<ScriptContext, FormatContext>();

/** Keeps the formatting of a session where `formattingOf` finds it. */
export function keepFormatting(script: ScriptContext, context: FormatContext): void {
  contexts.set(script, context);
}

/** The formatting of the session a script context belongs to, as cmdlets (Out-String, Update-FormatData) reach it. */
export function formattingOf(script: ScriptContext): FormatContext {
  const context = contexts.get(script);
  if (context === undefined) throw new Error('this session was put together without formatting');
  return context;
}
