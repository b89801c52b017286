import { DefaultParameterDictionary } from '../command/default-parameter-dictionary.js';
import type { Value } from '../values/value.js';
import { HostObject } from './host-object.js';
import { actionValue, confirmValue } from './preferences.js';
import type { Session } from './session.js';
import { EngineIntrinsics } from './session-state.js';
import { ComputedVariable, NullVariable, Variable, variableOptions } from './variables.js';
import { versionTable } from './version-table.js';

const { readOnly, constant, allScope } = variableOptions;

/** Puts the automatic and preference variables into the global scope of a new session. */
export function defineAutomaticVariables(session: Session): void {
  const { global, windows } = session;
  const put = (name: string, value: Value, options = 0): void => {
    global.put(new Variable(name, value, options));
  };
  put('true', true, constant | allScope);
  put('false', false, constant | allScope);
  global.put(new NullVariable());
  put('Error', session.errors, constant);
  put('HOME', session.location.home, readOnly | allScope);
  put('PID', process.pid, constant | allScope);
  put('ShellId', 'Microsoft.PowerShell', constant | allScope);
  put('PSEdition', 'Core', constant | allScope);
  put('PSCulture', session.culture.name, readOnly | allScope);
  put('PSUICulture', session.culture.name, readOnly | allScope);
  put('PSVersionTable', versionTable(windows ? 'win32' : process.platform), constant | allScope);
  put('Host', new HostObject(session), constant | allScope);
  put('ExecutionContext', new EngineIntrinsics(session), constant | allScope);
  put('IsCoreCLR', true, readOnly | allScope);
  put('IsLinux', !windows && process.platform !== 'darwin', readOnly | allScope);
  put('IsMacOS', !windows && process.platform === 'darwin', readOnly | allScope);
  put('IsWindows', windows, readOnly | allScope);
  put('FormatEnumerationLimit', 4);
  put('MaximumHistoryCount', 4096);
  put('NestedPromptLevel', 0);
  put('PSDefaultParameterValues', new DefaultParameterDictionary(session));
  put('PSEmailServer', '');
  put('PSNativeCommandUseErrorActionPreference', false);
  put('StackTrace', '');
  put('WhatIfPreference', false);
  definePreferences(session);
  global.put(new ComputedVariable('PWD', () => session.location.current, null, allScope));
  global.put(new ComputedVariable('?', () => session.succeeded, null, readOnly | allScope), '?');
}

function definePreferences(session: Session): void {
  const { global } = session;
  const loud = ['ErrorActionPreference', 'WarningPreference', 'ProgressPreference'];
  const quiet = ['VerbosePreference', 'DebugPreference', 'InformationPreference'];
  for (const name of loud) session.definePreference(name, actionValue('Continue'));
  for (const name of quiet) session.definePreference(name, actionValue('SilentlyContinue'));
  global.put(new Variable('ConfirmPreference', confirmValue('High')));
}
