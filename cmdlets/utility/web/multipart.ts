import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { toText } from '../../../src/engine/convert/text.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { FileInfo } from '../../../src/engine/types/io/file-system-items.js';
import { enumerate } from '../../../src/engine/values/arrays.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import type { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';

/** A body and the type that says how to read it. */
export interface TypedContent {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** `-Form`: texts, files (FileInfo) and lists of both as multipart/form-data (RFC 7578), with .NET's headers. Raises .NET's exceptions of files. */
export function multipartForm(ctx: ScriptContext, form: DictionaryBase): TypedContent {
  const boundary = randomUUID();
  const parts: Buffer[] = [];
  for (const { key, value } of form.entries()) {
    const name = toText(ctx, unwrap(key));
    for (const item of fieldValues(unwrap(value))) parts.push(...formPart(ctx, boundary, name, unwrap(item)));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    bytes: new Uint8Array(Buffer.concat(parts)),
    contentType: `multipart/form-data; boundary="${boundary}"`,
  };
}

const fieldValues = (value: Value): Iterable<Value> => (value instanceof FileInfo ? [value] : enumerate(value));

function formPart(ctx: ScriptContext, boundary: string, name: string, value: Value): Buffer[] {
  const head = (lines: readonly string[]): Buffer => Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`);
  const end = Buffer.from('\r\n');
  const field = `Content-Disposition: form-data; name=${headerValue(name)}`;
  if (!(value instanceof FileInfo))
    return [head(['Content-Type: text/plain; charset=utf-8', field]), Buffer.from(toText(ctx, value), 'utf8'), end];
  const file = basename(value.path);
  const star = encodeURIComponent(file).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const names = `filename=${headerValue(file)}; filename*=utf-8''${star}`;
  const content = onFile(value.path, (path) => readFileSync(path));
  return [head(['Content-Type: application/octet-stream', `${field}; ${names}`]), content, end];
}

/** A token as it is, other texts in quotes; what ASCII cannot say as a MIME word (RFC 2047). */
function headerValue(text: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return `"${text.replace(/(["\\])/g, '\\$1')}"`;
  return `"=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?="`;
}
