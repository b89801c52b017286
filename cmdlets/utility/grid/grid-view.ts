import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import type { Value } from '../../../src/engine/values/value.js';
import { gridLines } from './grid-text.js';
import { chosenRows } from './row-choice.js';

/** How many rows may be picked. */
export type PickMode = 'None' | 'Single' | 'Multiple';

/** The parameters of Out-GridView. */
export interface GridParameters {
  readonly Title: string | undefined;
  readonly OutputMode: PickMode | undefined;
  readonly PassThru: boolean;
}

/** Shows a table and asks for rows to hand on; without somebody at a terminal it is an error before any input is read. */
export function needsTerminal(context: CmdletContext<GridParameters>): void {
  const { host } = context;
  if (host.isInteractive && !host.outputRedirected) return;
  const text =
    'Out-GridView shows a table and asks a person at a terminal for rows: there is no terminal here. Format-Table shows a table and Where-Object chooses without one.';
  const exception = newException(PSInvalidOperationException, text);
  context.throwTerminating(errorRecord({ exception, id: 'TerminalNeeded', category: 'InvalidOperation' }));
}

/** Shows the objects; writes those that are picked. */
export function showGrid(context: CmdletContext<GridParameters>, objects: readonly Value[]): void {
  const { host, session, parameters } = context;
  const mode = parameters.PassThru ? 'Multiple' : (parameters.OutputMode ?? 'None');
  const title = parameters.Title === undefined ? [] : [parameters.Title];
  for (const line of ['', ...title, ...gridLines(session, objects, host.columns), '']) host.write('out', `${line}\n`);
  if (mode === 'None' || objects.length === 0) return;
  for (const row of askRows(context, objects.length, mode)) context.write(objects[row]);
}

/** Asks until the answer is one; the end of the input means none. */
function askRows(context: CmdletContext<GridParameters>, count: number, mode: PickMode): readonly number[] {
  const { host } = context;
  const question =
    mode === 'Single'
      ? `Number of the row to hand on (1-${count}; Enter for none): `
      : `Numbers of the rows to hand on (1-${count}, as 1,3-4; * for all; Enter for none): `;
  for (;;) {
    const answer = host.readLine(question);
    if (answer === null) return [];
    const rows = chosenRows(answer, count);
    if (rows !== null && (mode === 'Multiple' || rows.length <= 1)) return rows;
    host.write('out', `'${answer}' is no such answer.\n`);
  }
}
