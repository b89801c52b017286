import { SecureString } from './secure-string.js';
import { NetObject } from './value.js';

/** `System.Management.Automation.PSCredential`. */
export class Credential extends NetObject {
  readonly userName: string;
  readonly password: SecureString;

  /** `[pscredential]::Empty`: to scripts its name and password are null. */
  static readonly empty = new Credential('', new SecureString());

  constructor(userName: string, password: SecureString) {
    super();
    this.userName = userName;
    this.password = password;
  }
}

/** `System.Net.NetworkCredential`. */
export class NetworkCredential extends NetObject {
  userName: string;
  domain: string;
  secret: SecureString;

  constructor(userName: string, secret: SecureString, domain: string) {
    super();
    this.userName = userName;
    this.secret = secret;
    this.domain = domain;
  }
}
