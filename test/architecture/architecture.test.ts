import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceModules } from './modules.js';

/** Folders that are one row of the table: they may import each other. */
const POWERSHELL = ['cmdlets/core', 'cmdlets/utility', 'cmdlets/management', 'cmdlets/security'];
const EXCHANGE = ['cmdlets/migration', 'cmdlets/exchange'];

/** The table of ARCHITECTURE.md §1: who may import whom. The longest folder that a path begins with counts. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/language': [],
  'src/files': [],
  'src/csv': ['src/files'],
  state: [],
  'src/mail': ['src/files'],
  'src/services': ['src/mail', 'src/files'],
  'src/engine': ['src/language', 'src/files'],
  'src/format': ['src/engine'],
  'src/console': ['src/language', 'src/engine', 'src/format'],
  'src/migration': ['state', 'src/mail', 'src/csv'],
  'src/runner': ['state', 'src/mail', 'src/migration', 'src/services'],
  'cmdlets/core': [...POWERSHELL, 'src/language', 'src/engine', 'src/format', 'src/csv'],
  'cmdlets/utility': [...POWERSHELL, 'src/engine', 'src/format', 'src/csv'],
  'cmdlets/management': [...POWERSHELL, 'src/engine', 'src/format', 'src/csv', 'src/files'],
  'cmdlets/security': [...POWERSHELL, 'src/engine', 'src/format', 'src/csv'],
  'cmdlets/migration': [...EXCHANGE, 'src/engine', 'src/format', 'state', 'src/migration'],
  'cmdlets/exchange': [...EXCHANGE, 'src/engine', 'src/format', 'state', 'src/migration'],
};

/** Folders that put things together and may import everything. */
const JOINERS = ['src/entries', 'demo'];

/** The one folder that owns each package. */
const PACKAGE_OWNERS: Readonly<Record<string, string>> = {
  'csv-parse': 'src/csv',
  lowdb: 'state',
  imapflow: 'src/mail',
  nodemailer: 'src/services',
  yauzl: 'src/services',
  yazl: 'src/services',
  yargs: 'src/entries',
  'hoodiecrow-imap': 'demo',
};

const GENERATED = new Set(['cmdlets/index.ts', 'cmdlets/definitions.ts', 'cmdlets/loader.ts']);

const modules = sourceModules();
const isOurs = (target: string): boolean => /^(?:src|cmdlets|state|demo)\//.test(target);
const folderOf = (path: string): string | undefined =>
  [...Object.keys(MAY_IMPORT), ...JOINERS].find((folder) => path.startsWith(`${folder}/`));
const written = modules.filter(({ path }) => !GENERATED.has(path));

describe('who imports whom', () => {
  test('imports are read', () => {
    const main = modules.find(({ path }) => path === 'src/entries/main.ts')!;
    expect(main.imports).toContainEqual({ target: 'src/entries/shell.ts', atRunTime: true });
    expect(main.imports).toContainEqual({ target: 'node:fs', atRunTime: true });
    const shell = modules.find(({ path }) => path === 'src/entries/shell.ts')!;
    expect(shell.imports).toContainEqual({ target: 'src/entries/protocol.ts', atRunTime: false });
  });

  test('every file is in a folder of the table', () => {
    expect(written.filter(({ path }) => folderOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  test('folders import only those that the table allows', () => {
    const wrong = written.flatMap(({ path, imports }) => {
      const folder = folderOf(path)!;
      if (JOINERS.includes(folder)) return [];
      const allowed = new Set([folder, ...(MAY_IMPORT[folder] ?? [])]);
      return imports
        .filter(({ target }) => isOurs(target) && !allowed.has(folderOf(target) ?? ''))
        .map(({ target }) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('each npm package is imported by its owning folder only', () => {
    const wrong = written.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !isOurs(target) && !target.startsWith('node:'))
        .filter(({ target }) => PACKAGE_OWNERS[target] !== folderOf(path))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no import cycles at run time', () => {
    expect(cycles(new Map(modules.map((one) => [one.path, runTimeTargets(one.path)])))).toEqual([]);
  });

  function runTimeTargets(path: string): string[] {
    const imports = modules.find((one) => one.path === path)!.imports;
    return imports.filter(({ target, atRunTime }) => atRunTime && isOurs(target)).map(({ target }) => target);
  }
});

/** Each cycle of a graph, as a path; found by depth-first search. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, open: readonly string[]): void => {
    const at = open.indexOf(node);
    if (at >= 0) {
      found.push([...open.slice(at), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...open, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}

describe('how files are written', () => {
  test('language, engine and format are synchronous', () => {
    const asynchronous = /\basync\s*(?:function|\(|\*|[\w$#[])|\bawait\b|\bnew Promise\b|\bPromise\./;
    const wrong = written
      .filter(({ path }) => /^src\/(?:language|engine|format)\//.test(path))
      .filter(({ code }) => asynchronous.test(withoutStrings(code)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('no file only passes on what others export', () => {
    const barrels = written.filter(({ code }) => {
      const statements = code
        .trim()
        .split(/;\s*\n|;$/)
        .filter((one) => one.trim() !== '');
      return statements.length > 0 && statements.every((one) => /^\s*(?:import|export)\b[^=(]*\bfrom\b/.test(one));
    });
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test('no default exports', () => {
    expect(
      written
        .filter(({ code }) => /\bexport\s+default\b|\bas default\b/.test(withoutStrings(code)))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('names say what is inside', () => {
    const empty = /(?:^|\/)(?:utils?|helpers?|common|misc|manager|shared)(?:[./]|$)/i;
    expect(written.filter(({ path }) => empty.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('cmdlets are files named as they are typed, in a folder of the table', () => {
    const folder = fileURLToPath(new URL('../../cmdlets', import.meta.url));
    const stray = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !GENERATED.has(`cmdlets/${entry.name}`),
    );
    expect(stray.map((entry) => entry.name)).toEqual([]);
  });
});

/** Code with the insides of strings and regular expressions taken out, as far as their lines go. */
function withoutStrings(code: string): string {
  return code.replace(/`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '""');
}
