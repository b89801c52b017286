import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';

/** What Write-Host puts into the information stream: the text and how it is shown. The record's tag is `PSHOST`. */
export class HostInformationMessage extends NetObject {
  readonly message: string;
  readonly noNewLine: boolean;
  /** Names of System.ConsoleColor; null for the terminal's own colours. */
  readonly foreground: string | null;
  readonly background: string | null;

  constructor(message: string, noNewLine: boolean, foreground: string | null, background: string | null) {
    super();
    this.message = message;
    this.noNewLine = noNewLine;
    this.foreground = foreground;
    this.background = background;
  }
}

const name = 'System.Management.Automation.HostInformationMessage';

lazyTypes(
  [name],
  () =>
    void defineType({
      name,
      represents: HostInformationMessage,
      properties: {
        'Message: string': (self: HostInformationMessage) => self.message,
        'NoNewLine: System.Nullable`1[System.Boolean]': (self: HostInformationMessage) => self.noNewLine,
        'ForegroundColor: System.Nullable`1[System.ConsoleColor]': (self: HostInformationMessage): Value =>
          self.foreground,
        'BackgroundColor: System.Nullable`1[System.ConsoleColor]': (self: HostInformationMessage): Value =>
          self.background,
      },
      methods: { 'ToString(): string': (self: HostInformationMessage) => self.message },
      text: (self: HostInformationMessage) => self.message,
    }),
  [HostInformationMessage],
);
