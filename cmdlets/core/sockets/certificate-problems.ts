/** .NET's names (X509ChainStatusFlags) of what is wrong with a chain of certificates, by Node's code; the others are not trusted. */
const chainStates: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'NotTimeValid',
  CERT_NOT_YET_VALID: 'NotTimeValid',
  CERT_REVOKED: 'Revoked',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'PartialChain',
  UNABLE_TO_GET_ISSUER_CERT: 'PartialChain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'PartialChain',
};

/** Codes of Node that say that a certificate is not accepted. */
const certificateCodes = /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET)_|INVALID_CA$)/;

/** True for Node's code of a certificate that is not accepted. */
export function isCertificateProblem(code: string): boolean {
  return certificateCodes.test(code);
}

/** True when the certificate is another server's. */
export function isNameMismatch(code: string): boolean {
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID';
}

/** What .NET says of a certificate that is not accepted, by Node's code. */
export function certificateProblemText(code: string): string {
  return isNameMismatch(code)
    ? 'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch'
    : `The remote certificate is invalid because of errors in the certificate chain: ${chainStates[code] ?? 'UntrustedRoot'}`;
}
