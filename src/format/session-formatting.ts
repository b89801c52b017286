import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import type { FormatContext } from './format-context.js';
import { Style } from './style.js';
import { ViewTable } from './view-table.js';

/** What `attachFormatting` needs of a session. */
export interface FormattingOwner {
  readonly script: ScriptContext;
  variable(name: string): Value;
}

const contexts = new WeakMap<ScriptContext, FormatContext>();

/** Gives a session its views and its `$PSStyle`. Called where a session is put together; `context.style` is the value of `$PSStyle`. */
export function attachFormatting(owner: FormattingOwner): FormatContext {
  const context: FormatContext = {
    script: owner.script,
    variable: (name) => owner.variable(name),
    views: new ViewTable(),
    style: new Style(),
  };
  contexts.set(owner.script, context);
  return context;
}

/** The formatting of the session a script context belongs to, as cmdlets (Out-String, Update-FormatData) reach it. */
export function formattingOf(script: ScriptContext): FormatContext {
  const context = contexts.get(script);
  if (context === undefined) throw new Error('this session was put together without formatting');
  return context;
}
