import type { Session } from '../engine/session/session.js';
import { Variable } from '../engine/session/variables.js';
import { isIncomplete } from './stdin-units.js';

/**
 * The prompt that "Suspend" at a question opens (`PS …>> `): commands run beside the pipeline that waits and see its variables, until `exit`.
 * `promptOf` gives the text of the prompt; errors end their line only.
 */
export function nestedPrompt(session: Session, promptOf: () => string): void {
  const level = Number(session.global.own('nestedpromptlevel')?.read() ?? 0);
  const { scope } = session;
  session.global.put(new Variable('NestedPromptLevel', level + 1));
  try {
    session.aside(() => {
      for (;;) {
        const unit = readUnit(session, promptOf());
        if (unit === null || session.run(unit).exited) return;
        // an error leaves the session at its top
        session.scope = scope;
      }
    });
  } finally {
    session.global.put(new Variable('NestedPromptLevel', level));
  }
}

/** A whole command line, over several lines when the first is not complete; null at the end of input. */
function readUnit(session: Session, prompt: string): string | null {
  let unit = session.host.readLine(prompt);
  while (unit !== null && isIncomplete(unit)) {
    const line: string | null = session.host.readLine('>> ');
    if (line === null) return null;
    unit += `\n${line}`;
  }
  return unit;
}
