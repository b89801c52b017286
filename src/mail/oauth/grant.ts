/** How an application comes by tokens for mailboxes (RFC 6749 §4.4 client credentials; RFC 7523 §2.1 for service accounts). */
export interface OAuthGrant {
  /** `ClientSecret`: one token for all mailboxes of a tenant (Microsoft Entra). `ServiceAccount`: a signed request for each mailbox (Google). */
  readonly kind: 'ClientSecret' | 'ServiceAccount';
  readonly tokenUri: string;
  /** The application's id; the service account's address. */
  readonly clientId: string;
  readonly scope: string;
  /** The client secret; the service account's private key in PEM. */
  readonly secret: string;
}
