import type { Extent } from './extent.js';

/** One parse error, with PowerShell's id and words (resources/ParserStrings.resx of PowerShell 7.6). */
export interface Diagnostic {
  /** PowerShell's error id, the FullyQualifiedErrorId of the ParserError. */
  readonly id: string;
  readonly message: string;
  readonly extent: Extent;
  /** True when more input could mend it: a prompt then shows `>>` instead of the error. */
  readonly incomplete: boolean;
}
