import { createSign } from 'node:crypto';
import type { OAuthGrant } from './grant.js';

/** A service account's request is good for so long, in seconds; Google takes an hour at most. */
const ASSERTION_SECONDS = 3600;

/** The form that asks a token endpoint for a token. `user`: the mailbox. `now` in milliseconds since 1970. Raises an Error for a key that cannot sign. */
export function tokenForm(grant: OAuthGrant, user: string, now: number): URLSearchParams {
  if (grant.kind === 'ClientSecret') {
    return new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: grant.clientId,
      client_secret: grant.secret,
      scope: grant.scope,
    });
  }
  return new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(grant, user, Math.floor(now / 1000)),
  });
}

/** A JSON Web Token by which a service account speaks for a user (RFC 7523 §3), signed with RS256. */
function assertion(grant: OAuthGrant, user: string, seconds: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: grant.clientId,
    sub: user,
    scope: grant.scope,
    aud: grant.tokenUri,
    iat: seconds,
    exp: seconds + ASSERTION_SECONDS,
  };
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(grant.secret, 'base64url')}`;
}
