import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { type HttpResponseMessage, headerTable } from './web/http-messages.js';
import { restResult } from './web/rest-result.js';
import type { WebAnswer } from './web/web-exchange.js';
import { webParameters, webSets } from './web/web-parameters.js';
import { askServer, prepareSession, relationLinks, requestAddress } from './web/web-request.js';

/** Asks a web service, and makes objects of its answer. */
export const InvokeRestMethod = cmdlet({
  name: 'Invoke-RestMethod',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Asks a web service, and makes objects of its answer.',
  aliases: ['irm'],
  defaultSet: 'StandardMethod',
  sets: webSets,
  parameters: {
    FollowRelLink: { type: switchParameter, help: 'Asks for the following pages, too.', aliases: ['FL'] },
    MaximumFollowRelLink: {
      type: int32,
      help: 'How many pages at most.',
      aliases: ['ML'],
      validate: [range(1, 2147483647)],
      default: 2147483647,
    },
    ResponseHeadersVariable: { type: string, help: 'A variable for the headers of the answer.', aliases: ['RHV'] },
    StatusCodeVariable: { type: string, help: 'A variable for the status of the answer.' },
    ...webParameters,
  },
  run: (context) => {
    function report({ response, body }: WebAnswer): void {
      const { ResponseHeadersVariable, StatusCodeVariable } = context.parameters;
      const set = (name: string, value: number | object): void =>
        context.session.setVariable(context.session.scope, name.toLowerCase(), name, value);
      const { values, encoding } = restResult(body, response.headers.values('Content-Type')?.[0]);
      context.verbose(`Content encoding: ${encoding}`);
      for (const value of values) context.write(value);
      if (StatusCodeVariable) set(StatusCodeVariable, response.status);
      if (ResponseHeadersVariable) set(ResponseHeadersVariable, headerTable(response.orderedHeaders));
    }
    return {
      process() {
        const { FollowRelLink, MaximumFollowRelLink } = context.parameters;
        const session = prepareSession(context);
        let url: URL | null = requestAddress(context);
        for (let page = 0; url; page++) {
          if (page > 0) context.verbose(`Following rel link ${url.href}`);
          const response: HttpResponseMessage = askServer(context, session, url, report);
          const next = FollowRelLink ? relationLinks(response).get('next') : undefined;
          url = next !== undefined && page + 1 < MaximumFollowRelLink ? new URL(next) : null;
        }
      },
    };
  },
});
