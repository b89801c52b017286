import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { toText } from '../../convert/text.js';
import { InvalidOperationException, UriFormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Char } from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';

/** `System.Uri`: absolute ones hold the platform's URL, relative ones only their text. */
export class Uri extends NetObject {
  readonly original: string;
  readonly url: URL | null;

  constructor(original: string, url: URL | null) {
    super();
    this.original = original;
    this.url = url;
  }

  get text(): string {
    return this.url ? displayForm(this.url) : this.original;
  }
}

/** `.ToString()`: percent escapes that are safe to read are taken back. */
function displayForm(url: URL): string {
  try {
    return decodeURI(url.href);
  } catch {
    return url.href;
  }
}

function problem(text: string): string {
  if (text.trim() === '') return 'Invalid URI: The URI is empty.';
  if (!/^[A-Za-z][A-Za-z\d+.-]*:/.test(text.trim()))
    return 'Invalid URI: The format of the URI could not be determined.';
  if (/:\d{6,}|:[^/@]*[a-z][^/@]*$/i.test(text.replace(/^[^:]*:\/\//, '')))
    return 'Invalid URI: Invalid port specified.';
  return 'Invalid URI: The hostname could not be parsed.';
}

/** kind: 0 either, 1 absolute, 2 relative (UriKind). Error: UriFormatException. */
export function parseUri(text: string, kind: number): Uri {
  const absolute = kind === 2 ? null : absoluteUrl(text);
  if (absolute) return new Uri(text, absolute);
  if (kind === 1) throw netError(newException(UriFormatException, problem(text)));
  return new Uri(text, null);
}

function absoluteUrl(text: string): URL | null {
  const trimmed = text.trim();
  if (/^\/[^/]/.test(trimmed) || trimmed === '/') return parseUrl(`file://${trimmed}`);
  if (/^[A-Za-z]:[\\/]/.test(trimmed)) return parseUrl(`file:///${trimmed.replaceAll('\\', '/')}`);
  if (!/^[A-Za-z][A-Za-z\d+.-]+:/.test(trimmed)) return null;
  return parseUrl(trimmed);
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const defaultPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'ftp:': 21,
  'mailto:': 25,
  'ldap:': 389,
  'ws:': 80,
  'wss:': 443,
  'telnet:': 23,
  'net.tcp:': 808,
  'news:': 119,
  'gopher:': 70,
};

function required(self: Uri): URL {
  if (self.url) return self.url;
  throw netError(newException(InvalidOperationException, 'This operation is not supported for a relative URI.'));
}

function segments(url: URL): Value {
  const parts = url.pathname.split('/').map((part, i, all) => (i < all.length - 1 ? `${part}/` : part));
  return typedArray(
    requireType('System.String'),
    parts.filter((part) => part !== ''),
  );
}

const port = (url: URL): number => (url.port ? Number(url.port) : (defaultPorts[url.protocol] ?? -1));
const authority = (url: URL): string => url.host;

function localPath(url: URL): string {
  return decodeURIComponent(url.pathname);
}

function hostType(url: URL): string {
  if (url.hostname === '') return 'Basic';
  if (url.hostname.startsWith('[')) return 'IPv6';
  return /^\d+\.\d+\.\d+\.\d+$/.test(url.hostname) ? 'IPv4' : 'Dns';
}

function resolve(base: Uri, relative: string): Uri {
  const url = new URL(relative, required(base));
  return new Uri(url.href, url);
}

function castUri(value: Value, ctx: ScriptContext): Value {
  if (typeof value !== 'string') return undefined;
  try {
    return parseUri(value, 0);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError('InvalidCastConstructorTargetInvocation', toText(ctx, value), uriType, castCause(error));
  }
}

/** RFC 3986 unreserved characters stay as they are. */
function escapeData(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Takes percent escapes back; malformed ones stay. */
export function unescapeData(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function leftPart(self: Uri, part: EnumValue): string {
  const url = required(self);
  switch (part.text) {
    case 'Scheme':
      return `${url.protocol}//`;
    case 'Authority':
      return `${url.protocol}//${url.host}`;
    case 'Path':
      return `${url.protocol}//${url.host}${url.pathname}`;
    default:
      return `${url.protocol}//${url.host}${url.pathname}${url.search}`;
  }
}

/** `System.Uri`. */
const uriType: NetType = defineType({
  name: 'System.Uri',
  accelerators: ['uri'],
  base: objectType,
  represents: Uri,
  convert: castUri,
  text: (self: Uri) => self.text,
  equals: (self: Uri, other) => other instanceof Uri && other.text === self.text,
  properties: {
    'AbsolutePath: string': (self: Uri) => required(self).pathname,
    'AbsoluteUri: string': (self: Uri) => required(self).href,
    'LocalPath: string': (self: Uri) => localPath(required(self)),
    'Authority: string': (self: Uri) => authority(required(self)),
    'HostNameType: System.UriHostNameType': (self: Uri) => enumOf('System.UriHostNameType', hostType(required(self))),
    'IsDefaultPort: bool': (self: Uri) => required(self).port === '',
    'IsFile: bool': (self: Uri) => required(self).protocol === 'file:',
    'IsLoopback: bool': (self: Uri) => ['localhost', '127.0.0.1', '[::1]'].includes(required(self).hostname),
    'PathAndQuery: string': (self: Uri) => required(self).pathname + required(self).search,
    'Segments: string[]': (self: Uri) => segments(required(self)),
    'IsUnc: bool': () => false,
    'Host: string': (self: Uri) => required(self).hostname,
    'Port: int': (self: Uri) => port(required(self)),
    'Query: string': (self: Uri) => required(self).search,
    'Fragment: string': (self: Uri) => required(self).hash,
    'Scheme: string': (self: Uri) => required(self).protocol.slice(0, -1),
    'OriginalString: string': (self: Uri) => self.original,
    'DnsSafeHost: string': (self: Uri) => required(self).hostname.replace(/^\[|\]$/g, ''),
    'IdnHost: string': (self: Uri) => required(self).hostname,
    'IsAbsoluteUri: bool': (self: Uri) => self.url !== null,
    'UserEscaped: bool': () => false,
    'UserInfo: string': (self: Uri) => {
      const { username, password } = required(self);
      return password ? `${username}:${password}` : username;
    },
  },
  methods: {
    'GetLeftPart(System.UriPartial part): string': (self: Uri, [part]: [EnumValue]) => leftPart(self, part),
    'IsBaseOf(uri uri): bool': (self: Uri, [other]: [Uri]) =>
      required(other).href.startsWith(required(self).href.replace(/[^/]*$/, '')),
    'IsWellFormedOriginalString(): bool': (self: Uri) => !/[\s"<>\\^`{|}]/.test(self.original),
    'MakeRelativeUri(uri uri): uri': (self: Uri, [other]: [Uri]) =>
      new Uri(relativeTo(required(self), required(other)), null),
    'ToString(): string': (self: Uri) => self.text,
  },
  statics: Object.fromEntries(
    Object.entries({
      UriSchemeFile: 'file',
      UriSchemeFtp: 'ftp',
      UriSchemeHttp: 'http',
      UriSchemeHttps: 'https',
      UriSchemeMailto: 'mailto',
      SchemeDelimiter: '://',
    }).map(([name, text]) => [`${name}: string`, { get: (): Value => text, field: true }]),
  ),
  staticMethods: {
    'CheckHostName(string name): System.UriHostNameType': ([name]: [string]) =>
      enumOf('System.UriHostNameType', /^[\w.-]+$/.test(name) ? 'Dns' : 'Unknown'),
    'CheckSchemeName(string schemeName): bool': ([name]: [string]) => /^[A-Za-z][A-Za-z\d+.-]*$/.test(name),
    'FromHex(char digit): int': ([digit]: [Char]) => Number.parseInt(digit.toString(), 16),
    'HexEscape(char character): string': ([character]: [Char]) =>
      `%${character.code.toString(16).toUpperCase().padStart(2, '0')}`,
    'IsHexDigit(char character): bool': ([character]: [Char]) => /^[\dA-Fa-f]$/.test(character.toString()),
    'IsHexEncoding(string pattern, int index): bool': ([pattern, index]: [string, number]) =>
      /^%[\dA-Fa-f]{2}/.test(pattern.slice(index)),
    'EscapeDataString(string stringToEscape): string': ([text]: [string]) => escapeData(text),
    'EscapeUriString(string stringToEscape): string': ([text]: [string]) => encodeURI(text),
    'IsWellFormedUriString(string uriString, System.UriKind uriKind): bool': ([text, kind]: [string, EnumValue]) =>
      !/[\s"<>\\^`{|}]/.test(text) && (Number(kind.number) !== 1 || absoluteUrl(text) !== null) && text !== '',
    'TryCreate(string uriString, System.UriKind uriKind, [ref] uri result): bool': ([text, kind, result]: [
      string,
      EnumValue,
      Reference,
    ]) => tryCreate(result, () => parseUri(text, Number(kind.number))),
    'TryCreate(uri baseUri, string relativeUri, [ref] uri result): bool': ([base, text, result]: [
      Uri,
      string,
      Reference,
    ]) => tryCreate(result, () => resolve(base, text)),
    'UnescapeDataString(string stringToUnescape): string': ([text]: [string]) => unescapeData(text),
  },
  constructors: {
    'new(string uriString)': ([text]: [string]) => parseUri(text, 1),
    'new(string uriString, System.UriKind uriKind)': ([text, kind]: [string, EnumValue]) =>
      parseUri(text, Number(kind.number)),
    'new(uri baseUri, string relativeUri)': ([base, text]: [Uri, string]) => resolve(base, text),
    'new(uri baseUri, uri relativeUri)': ([base, relative]: [Uri, Uri]) => resolve(base, relative.original),
  },
});

function tryCreate(result: Reference, read: () => Uri): boolean {
  try {
    result.value = read();
    return true;
  } catch {
    result.value = null;
    return false;
  }
}

function relativeTo(from: URL, to: URL): string {
  if (from.origin !== to.origin) return to.href;
  const a = from.pathname.split('/').slice(0, -1);
  const b = to.pathname.split('/');
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  return '../'.repeat(a.length - same) + b.slice(same).join('/') + to.search + to.hash;
}
