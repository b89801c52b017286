import type { PlainData } from '../services/plain-data.js';

/** An error on its way between threads: name, message, and what else it carried (a reason, a code). */
export interface RaisedError {
  readonly name: string;
  readonly message: string;
  readonly [detail: string]: PlainData;
}

const PLAIN = new Set(['string', 'number', 'boolean']);

/** What can be posted of anything that was thrown. */
export function describeError(raised: unknown): RaisedError {
  const error = raised instanceof Error ? raised : new Error(String(raised));
  const plain = Object.entries(error).filter(([, value]) => PLAIN.has(typeof value)) as [string, PlainData][];
  return { ...Object.fromEntries(plain), name: error.name, message: error.message };
}

/** An Error with the same name, message and details. */
export function restoreError(described: RaisedError): Error {
  return Object.assign(new Error(described.message), described);
}
