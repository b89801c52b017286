import { TokenSource } from '../mail/oauth/token-source.js';
import { type PlainData, ServiceArguments } from './plain-data.js';

/** `{ tokenUri, clientId, scope, secret }` of an application with a client secret → null when it gets a token. Raises MailError. */
export async function testGrant(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('oauth.test', data);
  const tokens = new TokenSource({
    kind: 'ClientSecret',
    tokenUri: given.text('tokenUri'),
    clientId: given.text('clientId'),
    scope: given.text('scope'),
    secret: given.text('secret'),
  });
  await tokens.token('');
  return null;
}
