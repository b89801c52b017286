const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const tab = 9;

/**
 * Records of a CSV text by PowerShell's own rules: blanks in front of an unquoted field are dropped, those behind it stay; a quote opens only
 * at a field's beginning; what follows a closing quote belongs to the field; an open quote ends with the text.
 */
export class CsvReader {
  readonly #text: string;
  readonly #delimiter: number;
  #at = 0;

  /** `delimiter`: one character. */
  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** True when the next character is this one. */
  startsWith(char: string): boolean {
    return this.#text.startsWith(char, this.#at);
  }

  /** The rest of the line. */
  readLine(): string {
    const start = this.#at;
    const end = this.#endOfField(start, false);
    this.#at = end;
    this.#skipLineEnd();
    return this.#text.slice(start, end);
  }

  /** The fields of the next record; empty at the end of the text. A record that ends with the text has no empty last field. */
  readRecord(): string[] {
    const fields: string[] = [];
    const text = this.#text;
    const { length } = text;
    while (this.#at < length) {
      let start = this.#at;
      let code = text.charCodeAt(start);
      while ((code === blank || code === tab) && code !== this.#delimiter && start < length)
        code = text.charCodeAt(++start);
      if (code === quote) {
        this.#at = start + 1;
        if (this.#quotedField(fields)) return fields;
        continue;
      }
      const end = this.#endOfField(start, true);
      this.#at = end;
      if (end >= length) {
        if (end > start) fields.push(text.slice(start, end));
        return fields;
      }
      fields.push(text.slice(start, end));
      if (text.charCodeAt(end) === this.#delimiter) this.#at = end + 1;
      else {
        this.#skipLineEnd();
        return fields;
      }
    }
    return fields;
  }

  /** Reads from behind an opening quote; true when the record ends here. */
  #quotedField(fields: string[]): boolean {
    const text = this.#text;
    let field = '';
    let start = this.#at;
    for (;;) {
      const end = text.indexOf('"', start);
      if (end < 0) {
        field += text.slice(start);
        this.#at = text.length;
        if (field !== '') fields.push(field);
        return true;
      }
      field += text.slice(start, end);
      if (text.charCodeAt(end + 1) !== quote) {
        this.#at = end + 1;
        break;
      }
      field += '"';
      start = end + 2;
    }
    return this.#afterQuote(fields, field);
  }

  #afterQuote(fields: string[], field: string): boolean {
    const start = this.#at;
    const end = this.#endOfField(start, true);
    const tail = this.#text.slice(start, end);
    fields.push(tail.trim() === '' ? field : field + tail);
    this.#at = end;
    if (end >= this.#text.length) return true;
    if (this.#text.charCodeAt(end) === this.#delimiter) {
      this.#at = end + 1;
      return false;
    }
    this.#skipLineEnd();
    return true;
  }

  /** Where the field or line ends that begins here. */
  #endOfField(start: number, stopAtDelimiter: boolean): number {
    const text = this.#text;
    const { length } = text;
    let i = start;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === lineFeed || code === carriageReturn || (stopAtDelimiter && code === this.#delimiter)) break;
    }
    return i;
  }

  #skipLineEnd(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code === carriageReturn && this.#text.charCodeAt(this.#at + 1) === lineFeed) this.#at += 2;
    else if (code === carriageReturn || code === lineFeed) this.#at++;
  }
}
