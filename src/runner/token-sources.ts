import type { EndpointDocument } from '../../state/schema.js';
import { openSecret, type SecretKey } from '../../state/secrets.js';
import { TokenSource } from '../mail/oauth/token-source.js';

/** By what the endpoint says of its application: a changed secret is another source. All users of an endpoint share one. */
const sources = new Map<string, TokenSource>();

/** The tokens of an endpoint; undefined where users log in with passwords. Raises StateError Damaged, NoKey. */
export function tokensOf({ oauth }: EndpointDocument, key: () => SecretKey): TokenSource | undefined {
  if (oauth === null) return undefined;
  const name = JSON.stringify(oauth);
  const known = sources.get(name);
  if (known !== undefined) return known;
  const source = new TokenSource({ ...oauth, secret: openSecret(key(), oauth.secret) });
  sources.set(name, source);
  return source;
}
