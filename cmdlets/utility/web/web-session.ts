import { release, version } from 'node:os';
import { powerShellVersion } from '../../../src/engine/session/version-table.js';
import { objectType } from '../../../src/engine/types/core.js';
import { Dictionary } from '../../../src/engine/values/dictionaries.js';
import { foldKey } from '../../../src/engine/values/keys.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { CookieContainer } from './cookies.js';

/** How PowerShell's web cmdlets name themselves (PSUserAgent.UserAgent). */
export function powerShellUserAgent(platform: NodeJS.Platform = process.platform): string {
  const [name, system] =
    platform === 'win32'
      ? ['Windows NT', `${version()} ${release()}`]
      : platform === 'darwin'
        ? ['Macintosh', `Darwin ${release()}`]
        : ['Linux', `Linux ${release()}`];
  const short = platform === 'win32' ? `${name} ${release().split('.').slice(0, 2).join('.')}` : name;
  return `Mozilla/5.0 (${short}; ${system}; en-US) PowerShell/${powerShellVersion}`;
}

/** `Microsoft.PowerShell.Commands.WebRequestSession`: what the web cmdlets keep from one request to the next. */
export class WebRequestSession extends NetObject {
  headers = headerDictionary();
  cookies = new CookieContainer();
  /** A NetworkCredential for servers that ask for an account. */
  credentials: Value = null;
  userAgent: string | null = null;
  proxy: Value = null;
  /** -1: as many as .NET follows. */
  maximumRedirection = -1;
  maximumRetryCount = 0;
  retryIntervalInSeconds = 0;
}

/** A dictionary of header lines whose names are compared without case. */
function headerDictionary(): Dictionary {
  return new Dictionary(requireType('System.Collections.Generic.Dictionary[string,string]'), { normal: foldKey });
}

type Field = Exclude<keyof WebRequestSession, keyof NetObject | 'userAgent'>;

function field<K extends Field>(key: K) {
  return {
    get: (self: WebRequestSession): Value => self[key] as Value,
    set: (self: WebRequestSession, value: WebRequestSession[K]) => {
      self[key] = value;
    },
  };
}

defineType({
  name: 'Microsoft.PowerShell.Commands.WebRequestSession',
  represents: WebRequestSession,
  properties: {
    'Headers: System.Collections.Generic.Dictionary[string,string]': field('headers'),
    'Cookies: System.Net.CookieContainer': field('cookies'),
    'UseDefaultCredentials: bool': () => false,
    'Credentials: System.Object': field('credentials'),
    'Certificates: System.Object': () => null,
    'UserAgent: string': {
      get: (self: WebRequestSession) => self.userAgent ?? powerShellUserAgent(),
      set: (self: WebRequestSession, value: string | null) => {
        self.userAgent = value;
      },
    },
    'Proxy: System.Object': field('proxy'),
    'MaximumRedirection: int': field('maximumRedirection'),
    'MaximumRetryCount: int': field('maximumRetryCount'),
    'RetryIntervalInSeconds: int': field('retryIntervalInSeconds'),
  },
  constructors: { 'new()': () => new WebRequestSession() },
});

const browser = (rest: string) => () => `${powerShellUserAgent().replace(/ PowerShell\/.*$/, '')} ${rest}`;
defineType({
  name: 'Microsoft.PowerShell.Commands.PSUserAgent',
  base: objectType,
  kind: 'static',
  statics: {
    'Chrome: string': browser('AppleWebKit/534.6 (KHTML, like Gecko) Chrome/7.0.500.0 Safari/534.6'),
    'FireFox: string': browser('Gecko/20100401 Firefox/4.0'),
    'Safari: string': browser('AppleWebKit/533.16 (KHTML, like Gecko) Version/5.0 Safari/533.16'),
  },
});
