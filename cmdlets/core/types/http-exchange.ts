import type { PlainData } from '../../../src/engine/host.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { callService } from '../../management/network/service-call.js';

/** What the service `http.request` answers. */
export type HttpAnswer = {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
};

/** What is asked of a server. `headers`: by whether the server is the one that was named; another is not told who signs in. */
export interface HttpQuestion {
  readonly url: URL;
  readonly method: string;
  readonly body: PlainData;
  readonly headers: (isNamedServer: boolean) => Record<string, string>;
}

const maximumRedirections = 50;
const isRedirection = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** Sends a request, follows redirections; the last answer, whatever it says. Raises ServiceFailure when there is none. */
export function askFollowing(ctx: ScriptContext, { url: first, method, body, headers }: HttpQuestion): HttpAnswer {
  let url = first;
  let asked = { method, body };
  for (let redirections = 0; ; redirections++) {
    const request = { url: url.href, ...asked, headers: headers(url.origin === first.origin) };
    const answer = callService((ctx as Session).host, 'http.request', request) as HttpAnswer;
    const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
    if (location === undefined || !isRedirection(answer.status) || redirections >= maximumRedirections) return answer;
    url = new URL(location, url);
    if (answer.status < 307 && asked.method !== 'HEAD') asked = { method: 'GET', body: null };
  }
}
