import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlainData } from '../../src/engine/host.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import type { Session } from '../../src/engine/session/session.ts';
import { MailError } from '../../src/mail/errors.ts';
import { writeSummary } from '../../state/facts.ts';
import type { SummaryDocument, UserFacts } from '../../state/facts-schema.ts';
import { FactsWriter } from '../../state/facts-writer.ts';
import { openState, type State } from '../../state/folder.ts';
import { isDefinition } from '../oracle/cmdlets.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

const modules = import.meta.glob<Record<string, unknown>>('../../cmdlets/*/[A-Z]*-*.ts', { eager: true });
const cmdlets = cmdletTable(
  Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(isDefinition),
);

const INBOX = { path: 'INBOX', specialUse: 'Inbox', messages: 2, unread: 1, bytes: 3000, oldest: 0, newest: 1000 };

/** A host whose services are played: no runner is ever started, and every server answers but those whose name begins with `down`,
 * and every mailbox has one folder. */
class ExchangeHost extends ReplayHost {
  /** How often a runner was asked for. */
  wakes = 0;
  readonly probed: PlainData[] = [];

  override callService(name: string, request?: PlainData): PlainData {
    if (name === 'runner.ensure') this.wakes++;
    else if (name === 'mailbox.folders') return [INBOX];
    else if (name === 'imap.probe') this.#probe(request as { readonly host: string });
    else return super.callService(name);
    return null;
  }

  #probe(request: { readonly host: string }): void {
    this.probed.push(request);
    if (request.host.startsWith('down')) throw new MailError('refused', 'connect ECONNREFUSED');
  }
}

/** A session with all cmdlets, on a state folder of its own, without a runner: what the cmdlets do and nothing else. */
export class ExchangeSession {
  readonly folder = mkdtempSync(join(tmpdir(), 'migsh-cmdlets-'));
  readonly state: State = openState(join(this.folder, 'state'));
  readonly host = new ExchangeHost();
  readonly session: Session;

  constructor() {
    this.session = openSession(this.host, cmdlets, this.folder);
    this.session.environment.set('MIGSH_STATE', this.state.dir);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a text; what it printed, and its errors and warnings. */
  run(text: string): { readonly out: string; readonly error: string } {
    this.host.out = '';
    this.host.error = '';
    this.session.run(text);
    return { out: this.host.out.trim(), error: this.host.error.trim() };
  }

  /** Runs a text that must print no error; warnings are part of the output. */
  ok(text: string): string {
    const { out, error } = this.run(text);
    if (error !== '') throw new Error(`${text}\n${error}`);
    return out;
  }

  /** Writes what a runner would have recorded. */
  record(batch: string, summary: SummaryDocument, facts: readonly UserFacts[]): void {
    writeSummary(this.state, summary);
    const writer = new FactsWriter(this.state, batch, 0);
    for (const one of facts) writer.record(one);
    writer.close();
  }
}

/** A CSV argument with these users, who all have the password `secret`. */
export function csv(...users: readonly string[]): string {
  const rows = users.map((user) => `${user}@x.edu,${user},secret`);
  return `-CSVData ([Text.Encoding]::UTF8.GetBytes("${['EmailAddress,UserName,Password', ...rows].join('`n')}"))`;
}
