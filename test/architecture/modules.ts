import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { transformSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['src', 'cmdlets', 'state', 'demo'];

/** One import of a module. */
export interface ImportedModule {
  /** A file of ours relative to the project, or a package's name, or `node:…`. */
  readonly target: string;
  /** False for `import type`, which leaves nothing at run time. */
  readonly atRunTime: boolean;
}

/** A source file and what it imports. */
export interface SourceModule {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly source: string;
  /** JavaScript without types and comments. */
  readonly code: string;
  readonly imports: readonly ImportedModule[];
}

await init;

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

function resolveTarget(path: string, specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  if (!specifier.startsWith('.')) return packageName(specifier);
  return join(dirname(path), specifier).replaceAll('\\', '/').replace(/\.js$/, '.ts');
}

function specifiers(code: string): string[] {
  return parse(code)[0].flatMap((one) => (typeof one.specifier === 'string' ? [one.specifier] : []));
}

const strip = (source: string, keepUnused: boolean): string =>
  transformSync(source, {
    loader: 'ts',
    format: 'esm',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: keepUnused } },
  }).code;

function readModule(path: string): SourceModule {
  const source = readFileSync(join(root, path), 'utf8');
  const code = strip(source, true);
  // What only types need: made visible by taking the word `type` off.
  const untyped = strip(
    source.replace(
      /^(\s*)(import type\b|export type(?=\s*[{*]))/gm,
      (_, indent: string, words: string) => indent + words.slice(0, 6),
    ),
    true,
  );
  const atRunTime = new Set(specifiers(code).map((one) => resolveTarget(path, one)));
  const all = new Set(specifiers(untyped).map((one) => resolveTarget(path, one)));
  return { path, source, code, imports: [...all].map((target) => ({ target, atRunTime: atRunTime.has(target) })) };
}

/** Every TypeScript file of the product, declarations left out. */
export function sourceModules(): SourceModule[] {
  return FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map(readModule);
}
