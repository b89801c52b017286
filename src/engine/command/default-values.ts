import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { TerminatingError } from '../errors/terminating.js';
import { WildcardPattern } from '../operators/wildcard.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { enumerate } from '../values/arrays.js';
import { DictionaryBase } from '../values/dictionaries.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { type Binding, origin } from './binding.js';
import type { TableParameter } from './parameter-table.js';

/** One entry of `$PSDefaultParameterValues`, its key taken apart. */
interface DefaultEntry {
  readonly command: string;
  readonly parameter: string;
  readonly value: Value;
}

/**
 * Binds what `$PSDefaultParameterValues` has for parameters that are still unbound. `names` are the command's name and its aliases.
 * A value that cannot be bound is a warning.
 */
export function bindDefaultValues(binding: Binding, names: readonly string[], table: Value): void {
  if (!(table instanceof DictionaryBase) || table.count === 0) return;
  const entries = readEntries(binding.ctx, table);
  if (entries === null) return;
  for (const entry of entries) {
    if (!names.some((name) => new WildcardPattern(entry.command, false).matches(name))) continue;
    for (const parameter of matching(binding, entry.parameter)) bindEntry(binding, parameter, entry);
  }
}

/** Null when `Disabled` is true. */
function readEntries(ctx: ScriptContext, table: DictionaryBase): DefaultEntry[] | null {
  const entries: DefaultEntry[] = [];
  for (const { key, value } of table.entries()) {
    const text = toText(ctx, key).trim();
    if (text.toLowerCase() === 'disabled') {
      if (isTrue(value)) return null;
      continue;
    }
    const colon = text.indexOf(':');
    if (colon > 0) {
      entries.push({ command: unquoted(text.slice(0, colon)), parameter: unquoted(text.slice(colon + 1)), value });
    }
  }
  return entries;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}

function matching(binding: Binding, name: string): TableParameter[] {
  const match = binding.table.find(name);
  if (match.kind === 'found') return [match.parameter];
  const pattern = new WildcardPattern(name, false);
  return binding.table.parameters.filter((parameter) => pattern.matches(parameter.name));
}

function bindEntry(binding: Binding, parameter: TableParameter, entry: DefaultEntry): void {
  if (binding.isBound(parameter) || !binding.isUsable(parameter)) return;
  try {
    const { value } = entry;
    const given = value instanceof ScriptBlock && !parameter.typeName.includes('ScriptBlock');
    binding.bind(parameter, given ? binding.ctx.invokeBlock(value, []) : value, origin.defaultValue, null);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const shown = [...enumerate(entry.value)].map((item) => toText(binding.ctx, item)).join(' ');
    binding.warnings.push(
      `The binding of default value '${shown}' to parameter '${parameter.name}' failed: ${error.exception.message}`,
    );
  }
}
