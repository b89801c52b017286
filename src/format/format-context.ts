import type { ErrorViewOptions } from '../engine/errors/view.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import type { Style } from './style.js';
import type { ViewTable } from './view-table.js';

/** What formatting needs of the session it runs in. One a session; `attachFormatting` makes it. */
export interface FormatContext {
  /** For properties and calculated columns that run scripts, and for the culture of values. */
  readonly script: ScriptContext;
  /** A preference variable of the global scope; undefined when there is none. */
  globalVariable(name: string): Value;
  /** How errors are shown now: `$ErrorView`, width and colours of the terminal. */
  errorView(): ErrorViewOptions;
  /** The views of this session: built-in ones and those of Update-FormatData. */
  readonly views: ViewTable;
  /** `$PSStyle` of this session. */
  readonly style: Style;
}
