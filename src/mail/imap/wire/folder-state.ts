/** What SELECT and STATUS tell of a folder. */
import type { FolderStatus } from '../../mailbox.js';
import type { SelectedFolder } from '../session.js';
import type { WireResponse } from './responses.js';
import { readValues } from './values.js';

/** Gathers what comes before the tagged answer to SELECT. */
export class SelectAnswer {
  private exists = 0;
  private readonly codes = new Map<string, string>();

  /** One untagged response. */
  take(response: WireResponse): void {
    const text = response[0] as string;
    const exists = /^\* (\d+) EXISTS/i.exec(text);
    if (exists !== null) this.exists = Number(exists[1]);
    const code = /^\* OK \[(\w+) ?(.*?)\](?: |$)/i.exec(text);
    if (code !== null) this.codes.set(code[1]!.toUpperCase(), code[2]!);
  }

  /** False: STATUS must tell more (Courier's SELECT tells no UIDNEXT). */
  get isComplete(): boolean {
    return this.number('UIDNEXT') > 0 && this.number('UIDVALIDITY') > 0;
  }

  /** `told`: the answer to STATUS, where that was asked for. */
  folder(told?: FolderStatus): SelectedFolder {
    const flags = this.codes.get('PERMANENTFLAGS');
    return {
      messages: this.exists,
      uidNext: told?.uidNext ?? this.number('UIDNEXT'),
      uidValidity: this.number('UIDVALIDITY') || (told?.uidValidity ?? 0),
      ...modSeq(this.codes.get('HIGHESTMODSEQ')),
      ...(flags === undefined ? {} : { permanentFlags: readPermanentFlags(flags) }),
    };
  }

  private number(code: string): number {
    return Number(this.codes.get(code) ?? 0);
  }
}

/** In lower case. */
function readPermanentFlags(text: string): ReadonlySet<string> {
  const flags = text.replace(/[()]/g, '').toLowerCase().split(' ');
  return new Set(flags.filter((flag) => flag !== ''));
}

/** The answer to STATUS; undefined when the response is none, or does not tell everything. */
export function readStatus(response: WireResponse): FolderStatus | undefined {
  const list = /^\* STATUS /i.test(response[0] as string) ? readValues(response, 9)[1] : undefined;
  if (!Array.isArray(list)) return undefined;
  const items = list.map(String);
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < items.length; at += 2) values.set(items[at]!.toUpperCase(), items[at + 1]!);
  const [messages, uidNext, uidValidity] = ['MESSAGES', 'UIDNEXT', 'UIDVALIDITY'].map((item) => values.get(item));
  if (messages === undefined || uidNext === undefined || uidValidity === undefined) return undefined;
  return {
    messages: Number(messages),
    uidNext: Number(uidNext),
    uidValidity: Number(uidValidity),
    ...modSeq(values.get('HIGHESTMODSEQ')),
  };
}

function modSeq(text = '0'): { highestModSeq?: bigint } {
  const number = BigInt(text);
  return number > 0n ? { highestModSeq: number } : {};
}
