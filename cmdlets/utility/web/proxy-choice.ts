import type { Uri } from '../../../src/engine/types/net/uri.js';
import { Credential } from '../../../src/engine/values/credential.js';

/** A proxy to go through. */
export interface ChosenProxy {
  readonly url: string;
  /** Value of Proxy-Authorization; null: none is sent. */
  readonly authorization: string | null;
}

/** What -Proxy and -NoProxy say. */
export interface ProxyWishes {
  readonly Proxy: Uri | undefined;
  readonly ProxyCredential: unknown;
  readonly NoProxy: boolean;
}

/**
 * The proxy for an address: that of -Proxy, else what http_proxy, https_proxy, all_proxy and no_proxy of the environment say, as .NET reads them
 * (HttpEnvironmentProxy); null: none.
 */
export function proxyFor(
  url: URL,
  wishes: ProxyWishes,
  environment: (name: string) => string | undefined,
): ChosenProxy | null {
  if (wishes.NoProxy) return null;
  const given = wishes.Proxy?.url;
  if (given) {
    const account = wishes.ProxyCredential;
    const authorization =
      account instanceof Credential ? basic(account.userName, account.password.reveal()) : accountOf(given);
    return { url: given.href, authorization };
  }
  const find = (name: string): string | undefined => environment(name) || environment(name.toUpperCase());
  const named = (url.protocol === 'https:' ? find('https_proxy') : find('http_proxy')) ?? find('all_proxy');
  if (!named || isExcepted(url, find('no_proxy') ?? '')) return null;
  const proxy = proxyUrl(named);
  return proxy && { url: proxy.href, authorization: accountOf(proxy) };
}

function proxyUrl(text: string): URL | null {
  try {
    return new URL(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
  } catch {
    return null;
  }
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

const accountOf = ({ username, password }: URL): string | null =>
  username === '' ? null : basic(decodeURIComponent(username), decodeURIComponent(password));

/** `no_proxy`: hosts, and `.domain` or `*.domain` for all below it. */
function isExcepted({ hostname }: URL, list: string): boolean {
  const host = hostname.toLowerCase();
  const names = list.split(',').map((part) => part.trim().toLowerCase());
  return names
    .filter((name) => name !== '')
    .some(
      (name) =>
        name === '*' ||
        host === name ||
        host.endsWith(name.startsWith('.') ? name : name.replace(/^\*/, '') && `.${name.replace(/^\*\./, '')}`),
    );
}
