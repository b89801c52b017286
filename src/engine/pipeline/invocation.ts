import { dirname } from 'node:path';
import type { Binding } from '../command/binding.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import type { Value } from '../values/value.js';
import { BoundParameters } from './bound-parameters.js';
import type { CommandInfo } from './command-info.js';
import type { CommandSite } from './command-processor.js';
import { InputEnumerator } from './input-enumerator.js';
import type { ScriptCmdlet } from './script-cmdlet.js';

/** Variables that each call of a block has of its own, by lower-case name; they are made when first read. */
export const automaticNames: ReadonlyMap<string, string> = new Map(
  ['args', 'input', 'PSBoundParameters', 'MyInvocation', 'PSCmdlet', 'PSScriptRoot', 'PSCommandPath'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** One call of a script block, as the automatic variables of its scope show it. */
export class Invocation {
  readonly info: CommandInfo | null;
  readonly site: CommandSite;
  readonly invocationName: string;
  /** Path of the file the block stands in. */
  readonly file: string | null;
  historyId = 1n;
  args: Value[] = [];
  binding: Binding | null = null;
  expectingInput = false;
  position = 0;
  pipelineLength = 0;
  #input: Value[] = [];
  #inputEnumerator: InputEnumerator | null = null;
  /** `$PSCmdlet`; null for simple functions. */
  cmdlet: ScriptCmdlet | null = null;
  #bound: BoundParameters | null = null;
  #info: InvocationInfo | null = null;

  constructor(info: CommandInfo | null, site: CommandSite, invocationName: string, file: string | null) {
    this.info = info;
    this.site = site;
    this.invocationName = invocationName;
    this.file = file;
  }

  /** The value of one of `automaticNames`; undefined when this call does not have it. */
  automatic(key: string): Value {
    switch (key) {
      case 'args':
        return this.args;
      case 'input':
        this.#inputEnumerator ??= new InputEnumerator(this.#input);
        return this.#inputEnumerator;
      case 'psboundparameters':
        return this.bound;
      case 'myinvocation':
        return this.invocationInfo;
      case 'pscmdlet':
        return this.cmdlet ?? undefined;
      case 'psscriptroot':
        return this.file === null ? '' : dirname(this.file);
      default:
        return this.file ?? '';
    }
  }

  /** `$PSBoundParameters` */
  get bound(): BoundParameters {
    this.#bound ??= new BoundParameters(this.binding ? this.binding.bound() : []);
    return this.#bound;
  }

  /** What was piped in and not taken by a process block. */
  get input(): Value[] {
    return this.#input;
  }

  set input(items: Value[]) {
    this.#input = items;
    this.#inputEnumerator = null;
  }

  /** The bound parameters have changed with the pipeline object. */
  forgetBound(): void {
    this.#bound = null;
  }

  /** `$MyInvocation` */
  get invocationInfo(): InvocationInfo {
    this.#info ??= new InvocationInfo({
      command: this.info,
      extent: this.site.extent,
      invocationName: this.invocationName,
      boundParameters: this.bound,
      unboundArguments: this.args,
      expectingInput: this.expectingInput,
      pipelinePosition: this.position,
      pipelineLength: this.pipelineLength,
      historyId: this.historyId,
    });
    return this.#info;
  }
}
