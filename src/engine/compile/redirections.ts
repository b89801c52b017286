import type { RedirectionAst, RedirectionStream } from '../../language/ast.js';
import type { Redirection } from '../pipeline/redirection.js';
import type { StreamName } from '../pipeline/streams.js';
import type { Compiler } from './compiler.js';
import type { Frame } from './frame.js';

const streamKeys: Readonly<Record<RedirectionStream, StreamName | 'output' | 'all'>> = {
  All: 'all',
  Output: 'output',
  Error: 'error',
  Warning: 'warning',
  Verbose: 'verbose',
  Debug: 'debug',
  Information: 'information',
};

/** The redirections of a command or expression; null when it has none. File names are evaluated when the command starts. */
export function compileRedirections(
  redirections: readonly RedirectionAst[],
  c: Compiler,
): ((f: Frame) => readonly Redirection[]) | null {
  if (redirections.length === 0) return null;
  const parts = redirections.map((ast): ((f: Frame) => Redirection) => {
    const from = streamKeys[ast.fromStream];
    if (ast.kind === 'MergingRedirection') {
      const merge: Redirection = { kind: 'merge', from };
      return () => merge;
    }
    const target = c.expression(ast.location);
    const { append } = ast;
    return (f) => ({ kind: 'file', from, append, target: target(f) });
  });
  return (f) => parts.map((part) => part(f));
}
