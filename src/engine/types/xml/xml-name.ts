/** A name with its parts: `m:user` has prefix `m`, local part `user`. */
export interface XmlName {
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
}

/** The namespace that the prefix `xmlns` stands for. */
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
/** The namespace that the prefix `xml` stands for. */
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Splits a qualified name; the namespace is the caller's. */
export function xmlName(qualified: string, namespace = ''): XmlName {
  const colon = qualified.indexOf(':');
  return colon < 0
    ? { prefix: '', local: qualified, namespace }
    : { prefix: qualified.slice(0, colon), local: qualified.slice(colon + 1), namespace };
}
