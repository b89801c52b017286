/** A header of a migration CSV (exchange-csv.md): the required column among others, in any order. */
const HEADER = /^\uFEFF?\s*"?\w+"?(?:\s*[,;]\s*"?\w+"?)+\s*$/;
const REQUIRED = /(?:^|[,;\s"])EmailAddress(?:$|[,;\s"])/i;
/** A row whose first value is an address, with at least two more. */
const ROW = /^\s*"?[^\s,;"@$'()[\]{}]+@[\p{L}\p{N}.-]+"?\s*[,;]\s*[^,;\n]+[,;]\s*\S/u;

/** Whether a text holds rows of a migration CSV, and so perhaps passwords. */
export function holdsCsvRows(text: string): boolean {
  return text.split('\n').some((line) => ROW.test(line) || isHeader(line));
}

function isHeader(line: string): boolean {
  return HEADER.test(line) && REQUIRED.test(line);
}

/** Whether a text is nothing but a header and rows: it is no command, whatever its quotes are. */
export const isCsvBlock = (text: string): boolean => new CsvRowWatch().isCsv(text);

/**
 * Recognises rows of a CSV file that were pasted as commands, in one block or line by line. A terminal without bracketed paste gives the
 * header first: rows that follow it are known by their number of values, wherever the address stands.
 */
export class CsvRowWatch {
  #separators = 0;

  /** Whether a unit is nothing but a header, rows, or both. */
  isCsv(unit: string): boolean {
    const lines = unit.split('\n').filter((line) => line.trim() !== '');
    const header = lines.find(isHeader);
    if (header !== undefined) this.#separators = separatorsIn(header);
    const all = lines.length > 0 && lines.every((line) => isHeader(line) || ROW.test(line) || this.#follows(line));
    if (!all) this.#separators = 0;
    return all;
  }

  #follows(line: string): boolean {
    return this.#separators > 0 && separatorsIn(line) === this.#separators;
  }
}

/** Separators outside quotes. */
function separatorsIn(line: string): number {
  return line.replace(/"[^"]*"/g, '').replace(/[^,;]/g, '').length;
}
