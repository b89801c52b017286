import { readFileSync } from 'node:fs';
import type { CommandArgument } from '../command/command-argument.js';
import { ExitFlow } from '../errors/flow-control.js';
import type { Session } from '../session/session.js';
import { decodeFile } from '../types/io/encoding.js';
import type { ExternalScriptInfo } from './command-info.js';
import type { CommandSite } from './command-processor.js';
import type { ScriptBlock } from './script-block.js';
import { ScriptProcessor } from './script-processor.js';

/** Runs a `.ps1` file as a command: `exit` in it ends the file alone. */
export class ScriptFileProcessor extends ScriptProcessor {
  constructor(
    session: Session,
    info: ExternalScriptInfo,
    args: readonly CommandArgument[],
    site: CommandSite,
    invocationName: string,
    dotted: boolean,
  ) {
    const block = loadScript(session, info.path);
    super(session, { info, block, args, site, invocationName, dotted, isFile: true });
  }

  override start(): void {
    this.#untilExit(() => super.start());
  }

  override write(value: Parameters<ScriptProcessor['write']>[0]): void {
    this.#untilExit(() => super.write(value));
  }

  override runOnce(): void {
    this.#untilExit(() => super.runOnce());
  }

  override finish(): void {
    if (!this.#ended) this.#untilExit(() => super.finish());
  }

  #ended = false;

  #untilExit(step: () => void): void {
    if (this.#ended) return;
    try {
      step();
    } catch (thrown) {
      if (!(thrown instanceof ExitFlow)) throw thrown;
      this.#ended = true;
      const code = this.session.exitCodeOf(thrown.value);
      this.session.setLastExitCode(code);
      if (code !== 0) this.failed = true;
    }
  }
}

/** Reads and compiles a script file. Raises its parse errors. */
function loadScript(session: Session, path: string): ScriptBlock {
  return session.compile(decodeFile(readFileSync(path)), path);
}
