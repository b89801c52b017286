import { InvalidOperationException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import type { XmlDocument } from './document-nodes.js';
import type { XmlNode } from './nodes.js';

/** What may stand at the top of a document: one element, one declaration, comments and the like. Error: InvalidOperationException. */
export function checkDocumentChild(document: XmlDocument, node: XmlNode): void {
  if (node.kind === 'Element' && document.root && document.root !== node) {
    throw misplaced("This document already has a 'DocumentElement' node.");
  }
  if (node.kind === 'Text' || node.kind === 'CDATA' || node.kind === 'Attribute') {
    throw misplaced(
      'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
    );
  }
}

function misplaced(message: string): TerminatingError {
  return netError(newException(InvalidOperationException, message));
}
