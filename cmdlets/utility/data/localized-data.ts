import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { assignVariable } from '../../../src/engine/session/variable-store.js';
import { readDataTable } from './data-language.js';

/** The parameters of Import-LocalizedData. */
export interface LocalizedParameters {
  readonly BindingVariable: string | undefined;
  readonly UICulture: string | undefined;
  readonly BaseDirectory: string | undefined;
  readonly FileName: string | undefined;
  readonly SupportedCommand: readonly string[] | undefined;
}

/** Reads the texts of a script in the language of the person: into the variable that is named, or to the output. */
export function importLocalizedData(context: CmdletContext<LocalizedParameters>): void {
  const { session, parameters: p } = context;
  const path = dataPath(context);
  if (path === null) return;
  const table = readDataTable(session, path, ['ConvertFrom-StringData', ...(p.SupportedCommand ?? [])]);
  if (p.BindingVariable === undefined) context.write(table);
  else assignVariable(session, session.scope, p.BindingVariable.toLowerCase(), p.BindingVariable, table);
}

/** `de-DE`, then `de`, then the folder itself. */
function dataPath(context: CmdletContext<LocalizedParameters>): string | null {
  const { session, invocation, parameters: p } = context;
  const script = invocation.scriptName;
  if (script === '' && (p.FileName === undefined || p.BaseDirectory === undefined))
    return fail(
      context,
      'Outside of scripts -BaseDirectory and -FileName must say where the texts are.',
      'InvalidOperation',
    );
  const base = p.BaseDirectory === undefined ? dirname(script) : session.location.resolve(p.BaseDirectory);
  const given = (p.FileName ?? basename(script)).replace(/\.(?:ps1|psm1|psd1)$/i, '');
  const file = `${given}.psd1`;
  const culture = p.UICulture ?? session.culture.name;
  const parts = culture.split('-');
  const folders = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
  const found = [...folders, '.'].map((folder) => join(base, folder, file)).find((path) => existsSync(path));
  const missing = `Cannot find the data file '${file}' in directory '${join(base, culture)}', or in any parent culture directories.`;
  return found ?? fail(context, missing, 'ObjectNotFound');
}

function fail(context: CmdletContext<object>, text: string, category: 'InvalidOperation' | 'ObjectNotFound'): null {
  const exception = newException(PSInvalidOperationException, text);
  context.writeError(errorRecord({ exception, id: 'ImportLocalizedData', category }));
  return null;
}
