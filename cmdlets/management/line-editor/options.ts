import type { Session } from '../../../src/engine/session/session.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The options of PSReadLine that profiles set, with its defaults. */
const defaults: readonly (readonly [string, Value])[] = [
  ['EditMode', 'Windows'],
  ['HistoryNoDuplicates', true],
  ['HistorySaveStyle', 'SaveIncrementally'],
  ['HistorySearchCursorMovesToEnd', false],
  ['HistorySearchCaseSensitive', false],
  ['MaximumHistoryCount', 4096],
  ['BellStyle', 'Audible'],
  ['PredictionSource', 'None'],
  ['PredictionViewStyle', 'InlineView'],
  ['ShowToolTips', true],
  ['ContinuationPrompt', '>> '],
];

const given = new WeakMap<Session, Map<string, Value>>();

/** Remembers options of a session. */
export function rememberOptions(session: Session, options: Iterable<readonly [string, Value]>): void {
  const known = given.get(session) ?? new Map<string, Value>();
  for (const [name, value] of options) known.set(name, value);
  given.set(session, known);
}

/** The options of a session, as Get-PSReadLineOption shows them. */
export function lineEditorOptions(session: Session): CustomObject {
  const known = given.get(session);
  return CustomObject.from(
    defaults.map(([name, value]) => [name, known?.get(name) ?? value]),
    ['Microsoft.PowerShell.PSConsoleReadLineOptions'],
  );
}
