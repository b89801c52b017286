import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { ListSink } from '../../../src/engine/pipeline/sink.js';
import type { Session } from '../../../src/engine/session/session.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { Value } from '../../../src/engine/values/value.js';
import { readDataFile } from './data-files.js';

/** Parts of a data file: tables, lists and constants; nothing that runs. */
const harmless: ReadonlySet<string> = new Set([
  'ScriptBlock',
  'NamedBlock',
  'StatementBlock',
  'Pipeline',
  'CommandExpression',
  'Hashtable',
  'ArrayLiteral',
  'ArrayExpression',
  'ParenExpression',
  'StringConstantExpression',
  'ExpandableStringExpression',
  'ConstantExpression',
  'UnaryExpression',
  'VariableExpression',
]);
const knownVariables: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** The table in a `.psd1` file. Raises InvalidOperation for files with anything that would run but the commands that are allowed. */
export function readDataTable(session: Session, path: string, commands: readonly string[] = []): Value {
  const block = session.compile(readDataFile(path), path);
  const allowed = new Set(commands.map((one) => one.toLowerCase()));
  if (!isHarmless(block.code.ast, allowed)) throw notData(path);
  const out = new ListSink();
  session.callBlock(block, { args: [], out });
  const table = out.collapse();
  if (!(table instanceof DictionaryBase)) throw notData(path);
  return table;
}

/** What a text is to Import-PowerShellDataFile: its first table, or why there is none. */
export type DataText =
  | { readonly table: Value }
  | { readonly problem: 'unreadable' | 'no table' }
  | { readonly dynamic: string };

/** The first table in a text, of constants only; `dynamic` is the source of a table that has more. */
export function readDataText(session: Session, text: string, path: string): DataText {
  let code: unknown;
  try {
    code = session.compile(text, path).code.ast;
  } catch (error) {
    if (error instanceof TerminatingError) return { problem: 'unreadable' };
    throw error;
  }
  const table = firstTable(code);
  if (table === null) return { problem: 'no table' };
  const { source: whole, start, end } = table.extent;
  const source = whole.text.slice(start, end);
  if (!isHarmless(table, new Set())) return { dynamic: source };
  const out = new ListSink();
  session.callBlock(session.compile(source, path), { args: [], out });
  return { table: out.collapse() };
}

interface TableNode {
  readonly extent: { readonly source: { readonly text: string }; readonly start: number; readonly end: number };
}

function firstTable(node: unknown): TableNode | null {
  if (typeof node !== 'object' || node === null) return null;
  if ((node as { kind?: unknown }).kind === 'Hashtable') return node as TableNode;
  for (const [key, child] of Object.entries(node)) {
    const found = key === 'extent' ? null : firstTable(child);
    if (found) return found;
  }
  return null;
}

function isHarmless(node: unknown, allowed: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.every((one) => isHarmless(one, allowed));
  if (typeof node !== 'object' || node === null) return true;
  const { kind, name, path } = node as { kind?: unknown; name?: unknown; path?: { name?: unknown } };
  if (kind === 'VariableExpression') return knownVariables.has(String(path?.name ?? name).toLowerCase());
  const known = typeof kind !== 'string' || harmless.has(kind) || isAllowedCommand(node, allowed);
  return known && Object.values(node).every((one) => isHarmless(one, allowed));
}

/** A plain call of an allowed command, or a parameter of one (which only calls have). */
function isAllowedCommand(node: object, allowed: ReadonlySet<string>): boolean {
  const { kind, invocationOperator, elements } = node as {
    kind?: unknown;
    invocationOperator?: unknown;
    elements?: readonly { readonly kind: string; readonly value?: unknown }[];
  };
  if (kind === 'CommandParameter') return true;
  const first = elements?.[0];
  return (
    kind === 'Command' &&
    invocationOperator === null &&
    first?.kind === 'StringConstantExpression' &&
    allowed.has(String(first.value).toLowerCase())
  );
}

function notData(path: string): TerminatingError {
  const message = `The file '${path}' could not be parsed as a PowerShell Data File.`;
  const exception = newException(PSInvalidOperationException, message);
  return recordError(
    errorRecord({ exception, id: 'CouldNotParseAsPowerShellDataFile', category: 'InvalidData', target: path }),
  );
}
