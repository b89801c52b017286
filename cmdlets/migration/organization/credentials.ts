import { Credential } from '../../../src/engine/values/credential.js';

/** A login in clear, on its way from a PSCredential to being sealed; never kept. */
export interface PlainCredential {
  readonly userName: string;
  readonly password: string;
}

/** The login of a credential argument. The binder has made it a PSCredential. */
export function plainCredential(value: object): PlainCredential {
  if (!(value instanceof Credential)) throw new TypeError('The binder gives credential parameters as PSCredential.');
  return { userName: value.userName, password: value.password.reveal() };
}
