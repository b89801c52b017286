import type { XmlDocument } from './document-nodes.js';
import { CharacterData, type XmlNode } from './nodes.js';

/** `System.Xml.XmlCDataSection`. */
export class XmlCDataSection extends CharacterData {
  readonly kind = 'CDATA';

  get name(): string {
    return '#cdata-section';
  }
}

/** `System.Xml.XmlComment`. */
export class XmlComment extends CharacterData {
  readonly kind = 'Comment';

  get name(): string {
    return '#comment';
  }
}

/** `System.Xml.XmlWhitespace`: white space between elements, kept with PreserveWhitespace. */
export class XmlWhitespace extends CharacterData {
  readonly kind = 'Whitespace';

  get name(): string {
    return '#whitespace';
  }
}

/** `System.Xml.XmlSignificantWhitespace`: white space under `xml:space="preserve"`. */
export class XmlSignificantWhitespace extends CharacterData {
  readonly kind = 'SignificantWhitespace';

  get name(): string {
    return '#significant-whitespace';
  }
}

/** `System.Xml.XmlProcessingInstruction`. */
export class XmlProcessingInstruction extends CharacterData {
  readonly kind = 'ProcessingInstruction';
  readonly target: string;

  constructor(owner: XmlDocument | null, target: string, text: string) {
    super(owner, text);
    this.target = target;
  }

  get name(): string {
    return this.target;
  }

  override clone(owner: XmlDocument | null): XmlNode {
    return new XmlProcessingInstruction(owner, this.target, this.text);
  }
}
