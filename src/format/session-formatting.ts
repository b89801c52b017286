import { toText } from '../engine/convert/text.js';
import { plainErrors } from '../engine/errors/view.js';
import { findCommand } from '../engine/pipeline/discovery.js';
import type { Session } from '../engine/session/session.js';
import { Variable, variableOptions } from '../engine/session/variables.js';
import type { Value } from '../engine/values/value.js';
import { reset } from './escape-codes.js';
import type { FormatContext } from './format-context.js';
import { keepFormatting } from './formatting-of.js';
import { Style } from './style.js';
import './record-types.js';
import './style-types.js';
import { ViewTable } from './view-table.js';

/** Gives a session its views and its `$PSStyle`. Called where a session is put together. */
export function attachFormatting(session: Session): FormatContext {
  const style = new Style();
  if (wantsPlainText(session)) style.outputRendering = 'PlainText';
  const styleVariable = session.global.put(new Variable('PSStyle', style, variableOptions.constant));
  styleVariable.description = 'Configuration controlling how text is rendered.';
  const variable = (name: string): Value => session.scope.find(name.toLowerCase())?.read();
  const context: FormatContext = {
    script: session,
    globalVariable: (name) => session.global.find(name.toLowerCase())?.read(),
    views: new ViewTable(),
    style,
    errorView: () => ({
      view: toText(session, variable('ErrorView')),
      width: session.host.columns,
      colours:
        session.host.supportsAnsi && style.outputRendering !== 'PlainText'
          ? { error: style.formatting.error, accent: style.formatting.errorAccent, reset }
          : plainErrors,
      commandExists: (name) => findCommand(session, name) !== null,
      text: (value) => toText(session, value as Value),
    }),
  };
  keepFormatting(session, context);
  return context;
}

/** NO_COLOR with any value, and terminals that say they are monochrome. */
function wantsPlainText(session: Session): boolean {
  const terminal = session.environment.get('TERM');
  return session.environment.get('NO_COLOR') !== undefined || terminal === 'xterm-mono' || terminal === 'xtermm';
}
