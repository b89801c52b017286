import { ErrorRecord } from '../../engine/errors/error-record.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { textView, viewFamily } from '../view-builders.js';

const error = 'System.Management.Automation.ErrorRecord';

/** Errors, in the view that `$ErrorView` names. */
export const errorViews = viewFamily([error], () => [textView('ErrorInstance', [error], errorText, true)]);

function errorText(_ctx: ScriptContext, object: Value): Value {
  return object instanceof ErrorRecord ? object.message : object;
}
