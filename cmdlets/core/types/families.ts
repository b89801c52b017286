import { lazyTypes } from '../../../src/engine/values/type-registry.js';

const automation = 'System.Management.Automation';

/** Names of rarely used .NET types by the file beside this one that declares them. */
const families = {
  runspaces: [
    `${automation}.PowerShell`,
    'powershell',
    `${automation}.Runspaces.RunspaceFactory`,
    'runspacefactory',
    `${automation}.Runspaces.Runspace`,
    'runspace',
    `${automation}.Runspaces.RunspacePool`,
    `${automation}.Runspaces.InitialSessionState`,
    'initialsessionstate',
    `${automation}.Runspaces.SessionStateVariableEntry`,
    `${automation}.Runspaces.SessionStateFunctionEntry`,
    `${automation}.PSDataStreams`,
    `${automation}.PSInvocationStateInfo`,
    `${automation}.PowerShellAsyncResult`,
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Makes the names known; `load` evaluates the file of a family when one of its names is first resolved. */
export function declareFamilies(load: (family: string) => void): void {
  for (const [family, names] of Object.entries(families)) lazyTypes(names, () => load(family));
}
