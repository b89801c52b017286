import { SystemException } from '../../../errors/exception-types.js';
import { defineException, newException } from '../../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../../errors/terminating.js';

/** System.Xml.XPath.XPathException. */
const XPathException = defineException('System.Xml.XPath.XPathException', SystemException);

/** An XPathException with .NET's text, ready to throw. */
export function xpathFault(message: string): TerminatingError {
  return netError(newException(XPathException, message));
}

/** `'//a[' has an invalid token.` */
export function invalidToken(expression: string): TerminatingError {
  return xpathFault(`'${expression}' has an invalid token.`);
}
