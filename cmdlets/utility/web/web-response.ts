import { typedArray } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { Dictionary } from '../../../src/engine/values/dictionaries.js';
import { foldKey } from '../../../src/engine/values/keys.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { bodyText, type WebAnswer } from './web-request.js';

/** Headers as a dictionary of lists. */
export function headerTable(headers: Readonly<Record<string, readonly string[]>>): Dictionary {
  const string = requireType('System.String');
  const table = new Dictionary(requireType('System.Collections.Generic.Dictionary[string,string[]]'), {
    normal: foldKey,
  });
  for (const [name, values] of Object.entries(headers)) table.set(headerName(name), typedArray(string, [...values]));
  return table;
}

/** `content-type` → `Content-Type`. */
const headerName = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

/** What Invoke-WebRequest writes. */
export function webResponse(answer: WebAnswer): CustomObject {
  const content = bodyText(answer);
  const isHtml = /html|xml/i.test(answer.headers['content-type']?.[0] ?? 'html');
  const lines = Object.entries(answer.headers).map(([name, values]) => `${headerName(name)}: ${values.join(', ')}`);
  const raw = `HTTP/1.1 ${answer.status} ${answer.statusText}\r\n${lines.join('\r\n')}\r\n\r\n${content}`;
  const type = `Microsoft.PowerShell.Commands.${isHtml ? 'BasicHtmlWebResponseObject' : 'WebResponseObject'}`;
  const parts: [string, string | number | bigint | object][] = [
    ['StatusCode', answer.status],
    ['StatusDescription', answer.statusText],
    ['Content', content],
    ['RawContent', raw],
    ['Headers', headerTable(answer.headers)],
    ['RawContentLength', BigInt(answer.body.length)],
  ];
  if (isHtml)
    parts.push(
      ['Images', elements(content, 'img')],
      ['InputFields', elements(content, 'input')],
      ['Links', elements(content, 'a')],
    );
  return CustomObject.from(parts, [type, 'Microsoft.PowerShell.Commands.WebResponseObject']);
}

/** The elements of one kind in a page: their text and attributes. */
function elements(html: string, tag: string): CustomObject[] {
  const pattern = tag === 'a' ? /<a\b([^>]*)>[\s\S]*?<\/a>/gi : new RegExp(`<${tag}\\b([^>]*)>`, 'gi');
  return [...html.matchAll(pattern)].map(([outer, attributes]) => {
    const pairs: [string, string][] = [
      ['outerHTML', outer],
      ['tagName', tag.toUpperCase()],
    ];
    for (const [, name, quoted, single, bare] of (attributes ?? '').matchAll(
      /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g,
    ))
      pairs.push([name!, quoted ?? single ?? bare ?? '']);
    return CustomObject.from(pairs);
  });
}
