import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { type CmdletTable, cmdletTable } from '../../src/engine/session/cmdlet-table.ts';

const modules = import.meta.glob<Record<string, unknown>>(
  '../../cmdlets/{core,utility,management,security}/[A-Z]*-*.ts',
  { eager: true },
);

// Rarely used types declare themselves when their files are evaluated.
import.meta.glob('../../cmdlets/core/types/*.ts', { eager: true });

export function isDefinition(value: unknown): value is CmdletDefinition {
  return typeof value === 'object' && value !== null && 'run' in value && 'parameters' in value && 'module' in value;
}

/** PowerShell's own cmdlets, all loaded: for tests of the engine. */
export function powerShellCmdlets(): CmdletTable {
  return cmdletTable(Object.values(modules).flatMap((module) => Object.values(module)).filter(isDefinition));
}

/** The definitions of PowerShell's own cmdlets that do something here, by name. */
export function runningCmdlets(): readonly CmdletDefinition[] {
  return Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(isDefinition)
    .filter(({ run }) => !/^\s*(run)?\s*\(?\w*\)?\s*=>\s*\(?[\w.]*notHere[\w.]*\)?\(/.test(String(run)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
