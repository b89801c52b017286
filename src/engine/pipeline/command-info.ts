import type { CmdletEntry } from '../session/cmdlet-table.js';
import { NetObject } from '../values/value.js';
import type { ScriptBlock } from './script-block.js';

/** Kinds of commands, as Get-Command prints them. */
export type CommandType = 'Alias' | 'Function' | 'Filter' | 'Cmdlet' | 'ExternalScript' | 'Application' | 'Script';

/** A command that a name stands for: what `Get-Command` returns and `&` accepts. */
export abstract class CommandInfo extends NetObject {
  readonly name: string;
  readonly commandType: CommandType;

  constructor(name: string, commandType: CommandType) {
    super();
    this.name = name;
    this.commandType = commandType;
  }

  /** Module it belongs to; empty for none. */
  get module(): string {
    return '';
  }

  /** What stands behind the comma of error ids. */
  get errorIdName(): string {
    return this.name;
  }
}

/** A function or filter. */
export class FunctionInfo extends CommandInfo {
  #block: ScriptBlock | (() => ScriptBlock);
  /** Bits of `variableOptions` (read-only, constant, private). */
  options = 0;
  description = '';
  readonly moduleName: string;

  /** `block` may be a function: it is called when the code is first needed (functions the shell brings along). */
  constructor(name: string, block: ScriptBlock | (() => ScriptBlock), moduleName = '') {
    super(name, typeof block !== 'function' && block.isFilter ? 'Filter' : 'Function');
    this.#block = block;
    this.moduleName = moduleName;
  }

  /** The code. */
  get block(): ScriptBlock {
    if (typeof this.#block === 'function') this.#block = this.#block();
    return this.#block;
  }

  override get module(): string {
    return this.moduleName;
  }
}

/** Another name for a command. */
export class AliasInfo extends CommandInfo {
  /** The name it stands for, as given. */
  definition: string;
  /** Bits of `variableOptions`. */
  options: number;
  description: string;

  constructor(name: string, definition: string, options = 0, description = '') {
    super(name, 'Alias');
    this.definition = definition;
    this.options = options;
    this.description = description;
  }
}

/** A built-in cmdlet. */
export class CmdletInfo extends CommandInfo {
  readonly entry: CmdletEntry;

  constructor(entry: CmdletEntry) {
    super(entry.metadata.name, 'Cmdlet');
    this.entry = entry;
  }

  override get module(): string {
    return this.entry.metadata.module;
  }

  override get errorIdName(): string {
    return this.entry.metadata.className;
  }
}

/** A `.ps1` file. */
export class ExternalScriptInfo extends CommandInfo {
  readonly path: string;

  constructor(name: string, path: string) {
    super(name, 'ExternalScript');
    this.path = path;
  }
}

/** A native program. */
export class ApplicationInfo extends CommandInfo {
  readonly path: string;

  constructor(name: string, path: string) {
    super(name, 'Application');
    this.path = path;
  }
}

/** A script block called by `&` or `.`, as `$MyInvocation.MyCommand` shows it. */
export class ScriptInfo extends CommandInfo {
  readonly block: ScriptBlock;

  constructor(block: ScriptBlock) {
    super('', 'Script');
    this.block = block;
  }
}
