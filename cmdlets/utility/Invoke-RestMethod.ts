import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { documentFromText } from '../../src/engine/types/xml/documents.js';
import { jsonBuilder } from './json/json-objects.js';
import { JsonReader, JsonSyntaxError } from './json/json-reader.js';
import { webParameters, webSets } from './web/web-parameters.js';
import { bodyText, sendRequest } from './web/web-request.js';
import { headerTable } from './web/web-response.js';

/** Asks a web service, and makes objects of its answer. */
export const InvokeRestMethod = cmdlet({
  name: 'Invoke-RestMethod',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Asks a web service, and makes objects of its answer.',
  aliases: ['irm'],
  defaultSet: 'StandardMethod',
  sets: webSets,
  parameters: {
    FollowRelLink: {
      type: switchParameter,
      help: 'Asks for the following pages, too.',
      aliases: ['FL'],
      notSupportedHere: 'Ask for each page by its own address.',
    },
    MaximumFollowRelLink: { type: int32, help: 'How many pages.', aliases: ['ML'], validate: [range(1, 2147483647)] },
    ResponseHeadersVariable: { type: string, help: 'A variable for the headers of the answer.', aliases: ['RHV'] },
    StatusCodeVariable: { type: string, help: 'A variable for the status of the answer.' },
    ...webParameters,
  },
  run: (context) => ({
    process() {
      const answer = sendRequest(context);
      if (!answer) return;
      const { ResponseHeadersVariable, StatusCodeVariable } = context.parameters;
      const set = (name: string, value: number | object): void =>
        context.session.setVariable(context.session.scope, name.toLowerCase(), name, value);
      if (StatusCodeVariable) set(StatusCodeVariable, answer.status);
      if (ResponseHeadersVariable) set(ResponseHeadersVariable, headerTable(answer.headers));
      const text = bodyText(answer);
      const type = answer.headers['content-type']?.[0] ?? '';
      if (/xml/i.test(type) && !/html/i.test(type)) return context.write(documentFromText(text));
      try {
        const value = new JsonReader(text, jsonBuilder(false, 'Default'), 1024).read();
        context.write(value === undefined ? text : value);
      } catch (error) {
        if (!(error instanceof JsonSyntaxError)) throw error;
        context.write(text);
      }
    },
  }),
});
