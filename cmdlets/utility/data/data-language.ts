import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { ListSink } from '../../../src/engine/pipeline/sink.js';
import type { Session } from '../../../src/engine/session/session.js';
import { DictionaryBase } from '../../../src/engine/values/collections.js';
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

/** The table in a `.psd1` file. Raises InvalidOperation for files with anything that would run. */
export function readDataTable(session: Session, path: string): Value {
  const block = session.compile(readDataFile(path), path);
  if (!isHarmless(block.code.ast)) throw notData(path);
  const out = new ListSink();
  session.callBlock(block, { args: [], out });
  const table = out.collapse();
  if (!(table instanceof DictionaryBase)) throw notData(path);
  return table;
}

function isHarmless(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(isHarmless);
  if (typeof node !== 'object' || node === null) return true;
  const { kind, name, path } = node as { kind?: unknown; name?: unknown; path?: { name?: unknown } };
  if (typeof kind === 'string' && !harmless.has(kind)) return false;
  if (kind === 'VariableExpression') return knownVariables.has(String(path?.name ?? name).toLowerCase());
  return Object.values(node).every(isHarmless);
}

function notData(path: string): TerminatingError {
  const message = `The file '${path}' could not be parsed as a PowerShell Data File.`;
  const exception = newException(PSInvalidOperationException, message);
  return recordError(
    errorRecord({ exception, id: 'CouldNotParseAsPowerShellDataFile', category: 'InvalidData', target: path }),
  );
}
