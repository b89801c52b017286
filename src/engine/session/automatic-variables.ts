import { DefaultParameterDictionary } from '../command/default-parameter-dictionary.js';
import { currentUICulture } from '../types/globalization/current-culture.js';
import { utf8NoBom } from '../types/io/encoding.js';
import type { Value } from '../values/value.js';
import { HostObject } from './host-object.js';
import { actionValue, argumentPassingValue, confirmValue, errorViewValue } from './preferences.js';
import { profilePaths, profileVariable, programFolder } from './profiles.js';
import type { Session } from './session.js';
import { EngineIntrinsics } from './session-state.js';
import { ComputedVariable, NullVariable, Variable, variableOptions } from './variables.js';
import { versionTable } from './version-table.js';

const { readOnly, constant, allScope } = variableOptions;

/** What `Get-Variable … | Select-Object Description` says, word for word (resources RunspaceInit.resx of PowerShell 7.6). */
const descriptions: Readonly<Record<string, string>> = {
  '?': 'Status of last command',
  ConfirmPreference:
    'Dictates when confirmation should be requested. Confirmation is requested when the ConfirmImpact of the operation is equal to or greater than $ConfirmPreference. If $ConfirmPreference is None, actions will only be confirmed when Confirm is specified.',
  DebugPreference: 'Dictates the action taken when a Debug message is delivered',
  EnabledExperimentalFeatures: 'Variable to hold the enabled experimental feature names',
  ErrorActionPreference: 'Dictates the action taken when an error message is delivered',
  ErrorView: 'Dictates the view mode to use when displaying errors',
  ExecutionContext: 'The run objects available to cmdlets',
  false: 'Boolean False',
  FormatEnumerationLimit: 'Dictates the limit of enumeration on formatting IEnumerable objects',
  HOME: "Folder containing the current user's profile",
  Host: 'A reference to the host of the current runspace',
  InformationPreference: 'Dictates the action taken when a command generates an item in the Information stream',
  MaximumHistoryCount: 'Maximum number of history objects to retain in a session',
  NestedPromptLevel: 'Dictates what type of prompt should be displayed for the current nesting level',
  null: 'References to the null variable always return the null value. Assignments have no effect.',
  OutputEncoding: 'The text encoding used when piping text to a native executable file',
  PID: 'Current process ID',
  ProgressPreference: 'Dictates the action taken when progress records are delivered',
  PSCulture: 'Culture of the current PowerShell session',
  PSDefaultParameterValues: 'Variable to hold all default <cmdlet:parameter, value> pairs',
  PSEdition: 'Edition information for the current PowerShell session',
  PSEmailServer:
    'Variable to contain the name of the email server. This can be used instead of the HostName parameter in the Send-MailMessage cmdlet.',
  PSHOME: 'Parent folder of the host application of the current runspace',
  PSNativeCommandArgumentPassing: 'Dictates how arguments are passed to native executables.',
  PSNativeCommandUseErrorActionPreference:
    'If true, $ErrorActionPreference applies to native executables, so that non-zero exit codes will generate cmdlet-style errors governed by error action settings',
  PSSessionApplicationName: 'AppName where the remote connection will be established',
  PSSessionConfigurationName: 'Name of the session configuration which will be loaded on the remote computer',
  PSUICulture: 'UI culture of the current PowerShell session',
  PSVersionTable: 'Version information for current PowerShell session',
  ShellId: 'The ShellID identifies the current shell.  This is used by #Requires.',
  true: 'Boolean True',
  VerbosePreference: 'Dictates the action taken when a Verbose message is delivered',
  WarningPreference: 'Dictates the action taken when a Warning message is delivered',
  WhatIfPreference: 'If true, WhatIf is considered to be enabled for all commands.',
};

/** Puts the automatic and preference variables into the global scope of a new session. */
export function defineAutomaticVariables(session: Session): void {
  defineFacts(session);
  defineSettings(session);
  definePreferences(session);
  const { global } = session;
  global.put(new NullVariable());
  global.put(new ComputedVariable('PWD', () => session.location.current, null, allScope));
  global.put(new ComputedVariable('?', () => session.succeeded, null, readOnly | allScope), '?');
  for (const [name, text] of Object.entries(descriptions)) {
    const variable = global.own(name.toLowerCase());
    if (variable) variable.description = text;
  }
}

/** What scripts read and cannot change. */
function defineFacts(session: Session): void {
  const { global, windows } = session;
  const fixed = constant | allScope;
  const given = readOnly | allScope;
  const rows: readonly (readonly [name: string, value: Value, options: number])[] = [
    ['true', true, fixed],
    ['false', false, fixed],
    ['Error', session.errors, constant],
    ['HOME', session.location.home, given],
    ['PID', process.pid, fixed],
    ['PSHOME', programFolder(), fixed],
    ['ShellId', 'Microsoft.PowerShell', fixed],
    ['PSEdition', 'Core', fixed],
    ['PSVersionTable', versionTable(windows ? 'win32' : process.platform), fixed],
    ['EnabledExperimentalFeatures', [], fixed],
    ['Host', new HostObject(session), fixed],
    ['ExecutionContext', new EngineIntrinsics(session), fixed],
    ['IsCoreCLR', true, given],
    ['IsLinux', !windows && process.platform !== 'darwin', given],
    ['IsMacOS', !windows && process.platform === 'darwin', given],
    ['IsWindows', windows, given],
  ];
  for (const [name, value, options] of rows) global.put(new Variable(name, value, options));
  global.put(new ComputedVariable('PSCulture', () => session.culture.name, null, given));
  global.put(new ComputedVariable('PSUICulture', () => currentUICulture(session).name, null, given));
}

/** What scripts may set. */
function defineSettings(session: Session): void {
  const rows: readonly (readonly [name: string, value: Value])[] = [
    ['^', null],
    ['$', null],
    ['FormatEnumerationLimit', 4],
    ['MaximumHistoryCount', 4096],
    ['NestedPromptLevel', 0],
    ['OutputEncoding', utf8NoBom],
    ['PROFILE', profileVariable(profilePaths(session))],
    ['PSDefaultParameterValues', new DefaultParameterDictionary(session)],
    ['PSEmailServer', ''],
    ['PSNativeCommandUseErrorActionPreference', false],
    ['PSSessionApplicationName', 'wsman'],
    ['PSSessionConfigurationName', 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell'],
    ['StackTrace', ''],
    ['WhatIfPreference', false],
  ];
  for (const [name, value] of rows) session.global.put(new Variable(name, value));
}

function definePreferences(session: Session): void {
  const loud = ['ErrorActionPreference', 'WarningPreference', 'ProgressPreference'];
  const quiet = ['VerbosePreference', 'DebugPreference', 'InformationPreference'];
  for (const name of loud) session.definePreference(name, actionValue('Continue'));
  for (const name of quiet) session.definePreference(name, actionValue('SilentlyContinue'));
  session.definePreference('ConfirmPreference', confirmValue('High'));
  session.definePreference('ErrorView', errorViewValue('ConciseView'));
  session.definePreference(
    'PSNativeCommandArgumentPassing',
    argumentPassingValue(session.windows ? 'Windows' : 'Standard'),
  );
}
