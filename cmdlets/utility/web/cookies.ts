import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import type { Uri } from '../../../src/engine/types/net/uri.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** `System.Net.Cookie`. */
class Cookie extends NetObject {
  name: string;
  value: string;
  path: string;
  /** With a leading dot: holds for the hosts below it, too. */
  domain: string;
  secure = false;
  httpOnly = false;
  /** Unix time in milliseconds; null: for as long as the session. */
  expires: number | null = null;

  constructor(name = '', value = '', path = '', domain = '') {
    super();
    this.name = name;
    this.value = value;
    this.path = path;
    this.domain = domain;
  }

  get isExpired(): boolean {
    return this.expires !== null && this.expires <= Date.now();
  }

  goesTo(url: URL): boolean {
    if (this.isExpired || (this.secure && url.protocol !== 'https:')) return false;
    const host = url.hostname.toLowerCase();
    const domain = this.domain.toLowerCase();
    const isOfHost = domain.startsWith('.') ? host === domain.slice(1) || host.endsWith(domain) : host === domain;
    const path = this.path.endsWith('/') ? this.path : `${this.path}/`;
    return isOfHost && (url.pathname === this.path || url.pathname.startsWith(path));
  }
}

/** `System.Net.CookieContainer`: the cookies of a web session. */
export class CookieContainer extends NetObject {
  #cookies: Cookie[] = [];

  /** All that have not expired. */
  get all(): Cookie[] {
    this.#cookies = this.#cookies.filter((cookie) => !cookie.isExpired);
    return this.#cookies;
  }

  /** Those that are sent with a request to `url`: longer paths first (RFC 6265, 5.4). */
  of(url: URL): Cookie[] {
    return this.all.filter((cookie) => cookie.goesTo(url)).sort((a, b) => b.path.length - a.path.length);
  }

  /** A cookie of the same name, domain and path is replaced. */
  add(cookie: Cookie): void {
    const isSame = (other: Cookie): boolean =>
      other.name === cookie.name &&
      other.path === cookie.path &&
      other.domain.toLowerCase() === cookie.domain.toLowerCase();
    this.#cookies = [...this.#cookies.filter((other) => !isSame(other)), cookie];
  }

  /** Takes a `Set-Cookie` header of an answer from `url`; one that names a foreign domain is dropped (RFC 6265, 5.3). */
  receive(url: URL, header: string): void {
    const cookie = readCookie(header);
    if (!cookie) return;
    const host = url.hostname.toLowerCase();
    const named = cookie.domain.replace(/^\./, '').toLowerCase();
    if (named !== '' && named !== host && !(host.endsWith(`.${named}`) && named.includes('.'))) return;
    cookie.domain = named === '' || named === host ? (named === '' ? host : `.${named}`) : `.${named}`;
    if (/^[\d.]+$|:/.test(host)) cookie.domain = host;
    if (!cookie.path.startsWith('/')) cookie.path = url.pathname.replace(/\/[^/]*$/, '') || '/';
    this.add(cookie);
  }

  /** The `Cookie` header for `url`; null when there is none. */
  header(url: URL): string | null {
    const cookies = this.of(url);
    return cookies.length === 0 ? null : cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

function readCookie(header: string): Cookie | null {
  const [pair, ...attributes] = header.split(';').map((part) => part.trim());
  const equals = pair!.indexOf('=');
  if (equals <= 0) return null;
  const cookie = new Cookie(pair!.slice(0, equals).trim(), pair!.slice(equals + 1).trim());
  for (const attribute of attributes) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(attribute) ?? [];
    setAttribute(cookie, name.trim().toLowerCase(), value.trim());
  }
  return cookie;
}

function setAttribute(cookie: Cookie, name: string, value: string): void {
  switch (name) {
    case 'domain':
      cookie.domain = value;
      return;
    case 'path':
      cookie.path = value;
      return;
    case 'secure':
      cookie.secure = true;
      return;
    case 'httponly':
      cookie.httpOnly = true;
      return;
    case 'max-age':
      if (/^-?\d+$/.test(value)) cookie.expires = Date.now() + Number(value) * 1000;
      return;
    case 'expires': {
      const time = Date.parse(value.replace(/-/g, ' '));
      if (!Number.isNaN(time)) cookie.expires ??= time;
    }
  }
}

function field<K extends 'name' | 'value' | 'path' | 'domain' | 'secure' | 'httpOnly'>(key: K) {
  return {
    get: (self: Cookie): Value => self[key],
    set: (self: Cookie, value: Cookie[K]) => {
      self[key] = value;
    },
  };
}

/** What `Add(cookie)` needs and `Add(uri, cookie)` fills in. */
function addFor(self: CookieContainer, cookie: Cookie, url: URL | null): void {
  if (!url && cookie.domain === '')
    throw netError(
      newException(
        InvalidOperationException,
        "The parameter 'cookie.Domain' cannot be an empty string. (Parameter 'cookie.Domain')",
      ),
    );
  if (cookie.domain === '') cookie.domain = url!.hostname;
  if (cookie.path === '') cookie.path = '/';
  self.add(cookie);
}

function absolute(uri: Uri): URL {
  if (uri.url) return uri.url;
  throw netError(newException(InvalidOperationException, 'This operation is not supported for a relative URI.'));
}

defineType({
  name: 'System.Net.Cookie',
  represents: Cookie,
  text: ({ name, value }: Cookie) => `${name}=${value}`,
  properties: {
    'Domain: string': field('domain'),
    'Expired: bool': (self: Cookie) => self.isExpired,
    'Expires: datetime': {
      get: (self: Cookie) =>
        self.expires === null ? new DateTime(0n, 'Unspecified') : DateTime.fromUnixMilliseconds(self.expires, 'Local'),
      set: (self: Cookie, value: DateTime) => {
        self.expires = value.toUnixMilliseconds();
      },
    },
    'HttpOnly: bool': field('httpOnly'),
    'Name: string': field('name'),
    'Path: string': field('path'),
    'Secure: bool': field('secure'),
    'Value: string': field('value'),
  },
  constructors: {
    'new()': () => new Cookie(),
    'new(string name, string value)': ([name, value]: [string, string]) => new Cookie(name, value),
    'new(string name, string value, string path)': ([name, value, path]: [string, string, string]) =>
      new Cookie(name, value, path),
    'new(string name, string value, string path, string domain)': ([name, value, path, domain]: [
      string,
      string,
      string,
      string,
    ]) => new Cookie(name, value, path, domain),
  },
});
defineType({
  name: 'System.Net.CookieContainer',
  represents: CookieContainer,
  properties: {
    'Capacity: int': () => 300,
    'Count: int': (self: CookieContainer) => self.all.length,
  },
  methods: {
    'Add(System.Net.Cookie cookie): void': (self: CookieContainer, [cookie]: [Cookie]) => addFor(self, cookie, null),
    'Add(uri uri, System.Net.Cookie cookie): void': (self: CookieContainer, [uri, cookie]: [Uri, Cookie]) =>
      addFor(self, cookie, absolute(uri)),
    'GetAllCookies(): System.Object[]': (self: CookieContainer) => [...self.all],
    'GetCookieHeader(uri uri): string': (self: CookieContainer, [uri]: [Uri]) => self.header(absolute(uri)) ?? '',
    'GetCookies(uri uri): System.Object[]': (self: CookieContainer, [uri]: [Uri]) => self.of(absolute(uri)),
    'SetCookies(uri uri, string cookieHeader): void': (self: CookieContainer, [uri, header]: [Uri, string]) => {
      for (const one of header.split(/,(?=[^;,]+=)/)) self.receive(absolute(uri), one);
    },
  },
  constructors: { 'new()': () => new CookieContainer() },
});
