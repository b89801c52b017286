import { textOf } from '../../language/extent.js';
import type { CompiledBlock } from '../compile/compiled-block.js';
import type { Scope } from '../session/scope.js';
import { NetObject } from '../values/value.js';

/** A script block as a value: code, and the module (or closure) its names belong to. */
export class ScriptBlock extends NetObject {
  readonly code: CompiledBlock;
  /** Scope of the module or closure that calls of this block have as parent; null: the caller's scope. */
  readonly module: Scope | null;
  /** `filter`: statements without a named block are the process block. */
  readonly isFilter: boolean;

  constructor(code: CompiledBlock, module: Scope | null = null, isFilter = false) {
    super();
    this.code = code;
    this.module = module;
    this.isFilter = isFilter;
  }

  /** The source between the braces, or the whole text of a script. */
  get text(): string {
    const text = textOf(this.code.extent);
    return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  }

  /** Path of the file the block stands in; null for typed input. */
  get file(): string | null {
    return this.code.extent.source.file;
  }
}
