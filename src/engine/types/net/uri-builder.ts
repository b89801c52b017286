import { defineType } from '../../values/net-type.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { parseUri, Uri } from './uri.js';

/** Ports that are left out of the text. */
const usualPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

/** `System.UriBuilder`: the parts of an address, each of which may be changed. A port of -1 is none. */
class UriBuilder extends NetObject {
  scheme = 'http';
  host = 'localhost';
  port = -1;
  path = '/';
  query = '';
  fragment = '';
  userName = '';
  password = '';

  static of({ url, original }: Uri): UriBuilder {
    const builder = new UriBuilder();
    if (!url) return UriBuilder.of(parseUri(`http://${original}`, 1));
    builder.scheme = url.protocol.slice(0, -1);
    builder.host = url.hostname;
    builder.port = url.port === '' ? (usualPorts[builder.scheme] ?? -1) : Number(url.port);
    builder.path = url.pathname;
    builder.query = url.search;
    builder.fragment = url.hash;
    builder.userName = url.username;
    builder.password = url.password;
    return builder;
  }

  get text(): string {
    const { userName, password, port } = this;
    const user = userName === '' ? '' : `${userName}${password === '' ? '' : `:${password}`}@`;
    return `${this.scheme}://${user}${this.host}${port < 0 ? '' : `:${port}`}${this.path}${this.query}${this.fragment}`;
  }

  setPath(path: string): void {
    this.path = path.startsWith('/') ? path : `/${path}`;
  }
}

const marked = (mark: string, text: string): string => (text === '' || text.startsWith(mark) ? text : mark + text);

type TextPart = 'scheme' | 'host' | 'userName' | 'password';

const part = (name: TextPart) => ({
  get: (self: UriBuilder) => self[name],
  set: (self: UriBuilder, value: string) => {
    self[name] = name === 'scheme' ? value.replace(/:.*$/, '').toLowerCase() : value;
  },
});

function build(scheme: string, host: string, port = -1, path = '', extra = ''): UriBuilder {
  const builder = new UriBuilder();
  builder.scheme = scheme.toLowerCase();
  builder.host = host;
  builder.port = port;
  builder.setPath(path);
  if (extra.startsWith('#')) builder.fragment = extra;
  else builder.query = extra;
  return builder;
}

defineType({
  name: 'System.UriBuilder',
  base: objectType,
  represents: UriBuilder,
  text: (self: UriBuilder) => self.text,
  convert: (value: Value) => {
    if (value instanceof Uri) return UriBuilder.of(value);
    return typeof value === 'string' ? UriBuilder.of(parseUri(value, 0)) : undefined;
  },
  properties: () => ({
    'Scheme: string': part('scheme'),
    'UserName: string': part('userName'),
    'Password: string': part('password'),
    'Host: string': part('host'),
    'Port: int': {
      get: (self: UriBuilder) => self.port,
      set: (self: UriBuilder, value: number) => {
        self.port = value;
      },
    },
    'Path: string': {
      get: (self: UriBuilder) => self.path,
      set: (self: UriBuilder, value: string) => self.setPath(value),
    },
    'Query: string': {
      get: (self: UriBuilder) => self.query,
      set: (self: UriBuilder, value: string) => {
        self.query = marked('?', value);
      },
    },
    'Fragment: string': {
      get: (self: UriBuilder) => self.fragment,
      set: (self: UriBuilder, value: string) => {
        self.fragment = marked('#', value);
      },
    },
    'Uri: uri': (self: UriBuilder) => parseUri(self.text, 1),
  }),
  methods: () => ({ 'ToString(): string': (self: UriBuilder) => self.text }),
  constructors: () => ({
    'new()': () => new UriBuilder(),
    'new(string uri)': ([text]: [string]) => UriBuilder.of(parseUri(text, 0)),
    'new(uri uri)': ([uri]: [Uri]) => UriBuilder.of(uri),
    'new(string schemeName, string hostName)': ([scheme, host]: [string, string]) => build(scheme, host),
    'new(string scheme, string host, int portNumber)': ([scheme, host, port]: [string, string, number]) =>
      build(scheme, host, port),
    'new(string scheme, string host, int port, string pathValue)': (args: [string, string, number, string]) =>
      build(...args),
    'new(string scheme, string host, int port, string path, string extraValue)': (
      args: [string, string, number, string, string],
    ) => build(...args),
  }),
});
