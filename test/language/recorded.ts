import { readdirSync, readFileSync } from 'node:fs';
import { type OracleCase, parseCases } from '../oracle/cases.js';

/** A recorded script of the real PowerShell and the file it is from. */
export interface RecordedScript extends OracleCase {
  readonly file: string;
}

const root = new URL('../oracle/cases/', import.meta.url);

/** The text of a case file, `commands/parse-api.txt`. */
export function caseFile(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}

/** All recorded scripts, or those of one file. */
export function recordedScripts(only?: string): readonly RecordedScript[] {
  const areas = readdirSync(root);
  const files = only
    ? [only]
    : areas.flatMap((area) => readdirSync(new URL(area, root)).map((name) => `${area}/${name}`));
  return files.flatMap((file) => parseCases(caseFile(file)).map((one) => ({ ...one, file })));
}
