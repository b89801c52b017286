import { type DocumentKind, readDocument, writeDocument } from './document.js';
import { StateError } from './error.js';
import { type SummaryDocument, summaryShape, type UserFacts, userFactsShape } from './facts-schema.js';
import { readText } from './files.js';
import type { State } from './folder.js';
import { factsPath, summaryPath } from './paths.js';

const summaryKind: DocumentKind<SummaryDocument> = { shape: summaryShape, keepPrevious: false, durable: false };

/** One log line, or `undefined` when it is torn or not facts. */
function parseFactsLine(line: string): UserFacts | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return userFactsShape.check(value, '') ? undefined : (value as UserFacts);
  } catch {
    return undefined;
  }
}

/** What a log of facts says: the last line of a user counts. */
export interface FactsLog {
  readonly facts: Map<string, UserFacts>;
  /** Lines, good ones. */
  readonly lines: number;
  /** Numbers (from 1) of lines that are no facts; the unfinished last line is none of them. */
  readonly badLines: readonly number[];
  /** Bytes up to the end of the last finished line. */
  readonly length: number;
}

/** Reads the text of a log. A last line without its end is what a writer that died, or is writing now, left: it is not looked at. */
export function parseFactsLog(content: string): FactsLog {
  const facts = new Map<string, UserFacts>();
  const badLines: number[] = [];
  const end = content.lastIndexOf('\n') + 1;
  const lines = content.slice(0, end).split('\n').slice(0, -1);
  lines.forEach((line, index) => {
    const parsed = parseFactsLine(line);
    if (parsed) facts.set(parsed.guid, parsed);
    else badLines.push(index + 1);
  });
  return { facts, lines: lines.length - badLines.length, badLines, length: Buffer.byteLength(content.slice(0, end)) };
}

/** The facts about the users of one shard by user GUID; empty when nothing happened yet. Raises StateError Damaged, naming the line. */
export function readFacts(state: State, batch: string, shard: number): Map<string, UserFacts> {
  const path = factsPath(state.dir, batch, shard);
  const content = readText(state.files, path);
  if (content === undefined) return new Map();
  const log = parseFactsLog(content);
  if (log.badLines.length > 0) {
    throw new StateError(
      'Damaged',
      `The state file '${path}' is damaged: line ${log.badLines[0]} can't be read. It was left as it is; the runner sets it aside and counts anew when it next starts.`,
      { file: path, field: `line ${log.badLines[0]}` },
    );
  }
  return log.facts;
}

/** The summary of a batch; `undefined` when no runner looked at it yet, or when what is there cannot be read (the runner rebuilds it). */
export function readSummary(state: State, batch: string): SummaryDocument | undefined {
  try {
    return readDocument(state.files, summaryPath(state.dir, batch), summaryKind);
  } catch (error) {
    if (error instanceof StateError && error.code === 'Damaged') return undefined;
    throw error;
  }
}

/** Writes the summary. The caller holds the runner lock. Raises StateError WriteFailed. */
export function writeSummary(state: State, summary: SummaryDocument): void {
  writeDocument(state.files, summaryPath(state.dir, summary.batch), summaryKind, summary);
}
