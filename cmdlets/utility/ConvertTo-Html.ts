import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import {
  hashtable,
  objectArray,
  psobject,
  string,
  stringArray,
  switchParameter,
  uri,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, pattern, validSet } from '../../src/engine/command/validation.js';
import { toText } from '../../src/engine/convert/text.js';
import { htmlEncode } from '../../src/engine/types/net/web.js';
import type { Hashtable } from '../../src/engine/values/dictionaries.js';
import type { Value } from '../../src/engine/values/value.js';
import { type CalculatedProperty, htmlKeys, readParameters } from '../../src/format/parameter-keys.js';
import { type HtmlColumn, htmlColumns, htmlText } from './html/html-columns.js';
import { knownMeta, pageHead } from './html/html-page.js';

const charset = '^[A-Za-z0-9]\\w+\\S+[A-Za-z0-9]$';

/** Turns objects into HTML. */
export const ConvertToHtml = cmdlet({
  name: 'ConvertTo-Html',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns objects into HTML.',
  defaultSet: 'Page',
  sets: ['Page', 'Fragment'],
  outputTypes: ['System.String'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects, usually from the pipeline.', pipeline: true },
    Property: { type: objectArray, help: 'Properties, or calculated ones.', position: 0 },
    Body: { type: stringArray, help: 'Lines behind the body tag.', sets: { Page: { position: 3 } } },
    Head: { type: stringArray, help: 'Lines of the head, in place of the title.', sets: { Page: { position: 1 } } },
    Title: { type: string, help: 'The title.', validate: [notNullOrEmpty], sets: { Page: { position: 2 } } },
    As: {
      type: string,
      help: 'Table or List.',
      validate: [notNullOrEmpty, validSet(['Table', 'List'])],
      default: 'Table',
    },
    CssUri: {
      type: uri,
      help: 'Address of a style sheet.',
      aliases: ['cu', 'uri'],
      validate: [notNullOrEmpty],
      sets: { Page: {} },
    },
    Fragment: { type: switchParameter, help: 'Only the table.', validate: [notNullOrEmpty], sets: { Fragment: {} } },
    PostContent: { type: stringArray, help: 'Lines behind the table.', validate: [notNullOrEmpty] },
    PreContent: { type: stringArray, help: 'Lines before the table.', validate: [notNullOrEmpty] },
    Meta: { type: hashtable, help: 'Meta tags: names and contents.', validate: [notNullOrEmpty], sets: { Page: {} } },
    Charset: {
      type: string,
      help: 'The charset that the page names.',
      validate: [notNullOrEmpty, pattern(charset, (text) => new RegExp(charset).test(text))],
      sets: { Page: {} },
    },
    Transitional: {
      type: switchParameter,
      help: 'The document type of looser HTML.',
      validate: [notNullOrEmpty],
      sets: { Page: {} },
    },
  },
  examples: [{ code: "[pscustomobject]@{ Name = 'b1' } | ConvertTo-Html -Fragment", remarks: 'A table of one row.' }],
  run(context) {
    const { parameters: p, script, session } = context;
    const list = p.As.toLowerCase() === 'list';
    let parameters: readonly CalculatedProperty[] = [];
    let columns: HtmlColumn[] = [];
    let objects = 0;
    const lines = (texts: readonly string[] | undefined): void => {
      for (const text of texts ?? []) context.write(text);
    };
    const cell = (column: HtmlColumn, object: Value): string => htmlEncode(htmlText(script, column.value(object)));

    /** A list asks each object anew for its properties, a table the first that has any. */
    function resolve(object: Value): boolean {
      const isResolved = !list && columns.length > 0;
      if (isResolved) return true;
      columns = htmlColumns(script, parameters, object, (error) => session.addError(error.record));
      if (columns.length === 0) return false;
      if (list) return true;
      context.write(`<colgroup>${columns.map((column) => `<col${column.attributes}/>`).join('')}</colgroup>`);
      context.write(`<tr>${columns.map((column) => `<th>${column.label}</th>`).join('')}</tr>`);
      return true;
    }

    function listItem(object: Value): void {
      if (objects > 1) context.write('<tr><td><hr></td></tr>');
      for (const column of columns) context.write(`<tr><td>${column.label}:</td><td>${cell(column, object)}</td></tr>`);
    }

    return {
      begin() {
        parameters = readParameters(script, p.Property?.length ? p.Property : ['*'], htmlKeys);
        if (!p.Fragment) {
          const meta = metaTags(context);
          lines(
            pageHead({
              head: p.Head,
              title: p.Title,
              css: p.CssUri ? toText(script, p.CssUri) : null,
              charset: p.Charset,
              meta,
              transitional: p.Transitional,
            }),
          );
          lines(p.Body);
        }
        lines(p.PreContent);
        context.write('<table>');
      },
      process() {
        const object = p.InputObject;
        if (object === null || object === undefined) return;
        objects++;
        if (!resolve(object)) return;
        if (list) listItem(object);
        else context.write(`<tr>${columns.map((column) => `<td>${cell(column, object)}</td>`).join('')}</tr>`);
      },
      end() {
        context.write('</table>');
        lines(p.PostContent);
        if (!p.Fragment) context.write('</body></html>');
      },
    };
  },
});

/** The names and contents of -Meta, with a warning of each name that HTML does not know. */
function metaTags(
  context: Pick<CmdletContext<{ readonly Meta: Hashtable | undefined }>, 'parameters' | 'script' | 'warning'>,
): (readonly [string, string])[] {
  return [...(context.parameters.Meta?.entries() ?? [])].map(({ key, value }) => {
    const [name, content] = [toText(context.script, key), toText(context.script, value)];
    if (!knownMeta.has(name.toLowerCase()))
      context.warning(
        `Accepted meta properties are content-type, default-style, application-name, author, description, generator, keywords, x-ua-compatible, and viewport. The meta pair: ${name} and ${content} may not function correctly.`,
      );
    return [name, content];
  });
}
