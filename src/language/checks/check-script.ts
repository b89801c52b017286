import type { ScriptBlockAst } from '../ast.js';
import type { ParserState } from '../parser/state.js';

/** Checks that PowerShell makes once the whole tree is known. */
export function checkScript(_ast: ScriptBlockAst, _parser: ParserState): void {}
