import { readFileSync } from 'node:fs';
import { toText } from '../../../src/engine/convert/text.js';
import { ValidationMetadataException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { findEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { Stream } from '../../../src/engine/types/io/stream-objects.js';
import { XmlNode } from '../../../src/engine/types/xml/nodes.js';
import { outerXml } from '../../../src/engine/types/xml/write-xml.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { multipartForm } from './multipart.js';
import type { WebContext } from './web-parameters.js';

const formType = 'application/x-www-form-urlencoded';

/** What is sent after the headers; null: nothing. */
export interface RequestContent {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

/**
 * The body of `-Body`, `-Form` or `-InFile`. `given`: the Content-Type of -ContentType or of the headers, null without one.
 * Ends the cmdlet when a text is to be written in a charset that its type names wrongly.
 */
export function requestContent(context: WebContext, method: string, given: string | null): RequestContent | null {
  const { parameters: p, script } = context;
  const contentType = given ?? (method === 'POST' || method === 'PUT' ? formType : null);
  if (p.Form instanceof DictionaryBase) return multipartForm(script, p.Form);
  const body = unwrap(p.Body);
  // a table of a GET is in the address
  if (!isNullish(body) && !(body instanceof DictionaryBase && method === 'GET'))
    return { bytes: bodyBytes(context, body, contentType), contentType };
  if (p.InFile !== undefined) {
    const path = context.session.location.resolve(p.InFile);
    return { bytes: onFile(path, (place) => new Uint8Array(readFileSync(place))), contentType };
  }
  return method === 'GET' && p.ContentType === undefined ? null : { bytes: new Uint8Array(), contentType };
}

function bodyBytes(context: WebContext, body: Value, contentType: string | null): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof Stream) return body.readRest();
  if (body instanceof XmlNode) return new Uint8Array(Buffer.from(outerXml(body), 'utf8'));
  const text = body instanceof DictionaryBase ? formText(context.script, body) : toText(context.script, body);
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  const encoding = charset === undefined ? utf8NoBom : findEncoding(charset);
  if (encoding) return encoding.encode(text);
  if (context.parameters.SkipHeaderValidation) return utf8NoBom.encode(text);
  return context.throwTerminating(
    errorRecord({
      exception: newException(
        ValidationMetadataException,
        'The cmdlet cannot run because the -ContentType parameter is not a valid Content-Type header. Specify a valid Content-Type for -ContentType, then retry. To suppress header validation, supply the -SkipHeaderValidation parameter.',
      ),
      id: 'WebCmdletContentTypeException',
      category: 'InvalidArgument',
      target: contentType,
    }),
  );
}

/** A table as fields of a form: `a=1&b=two+words`. */
export function formText(ctx: ScriptContext, table: DictionaryBase): string {
  const text = (value: Value): string =>
    encodeURIComponent(isNullish(value) ? '' : toText(ctx, value))
      .replaceAll('%20', '+')
      .replace(/['~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return [...table.entries()].map(({ key, value }) => `${text(key)}=${text(value)}`).join('&');
}
