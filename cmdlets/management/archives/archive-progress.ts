import type { CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';

/** Shows how much of an archive is done. */
export class ArchiveProgress {
  readonly #output: CmdletOutput;
  readonly #activity: string;
  readonly #status: string;
  readonly #total: number;
  #done = 0;
  #shown = 1;

  /** `status` is what the archive cmdlets of PowerShell show for an archive; `total` the number of entries. */
  constructor(output: CmdletOutput, activity: 'Compress-Archive' | 'Expand-Archive', path: string, total: number) {
    this.#output = output;
    this.#activity = activity;
    this.#status = `The archive file '${path}' ${activity === 'Compress-Archive' ? 'creation' : 'expansion'} is in progress...`;
    this.#total = total;
    this.#show(1, false);
  }

  /** One more entry is done. */
  step(): void {
    const percent = Math.floor((100 * ++this.#done) / this.#total);
    if (percent > this.#shown) this.#show(percent, false);
  }

  end(): void {
    this.#show(100, true);
  }

  #show(percent: number, completed: boolean): void {
    this.#shown = percent;
    const [activity, status] = [this.#activity, this.#status];
    this.#output.progress({
      id: 0,
      parentId: -1,
      activity,
      status,
      operation: '',
      percent,
      secondsRemaining: -1,
      completed,
    });
  }
}
