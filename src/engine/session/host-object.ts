import { toTextCulture } from '../convert/text.js';
import { NotInteractiveError } from '../host.js';
import { DebugRecord, VerboseRecord, WarningRecord } from '../pipeline/stream-records.js';
import { currentUICulture } from '../types/globalization/current-culture.js';
import { Version } from '../types/net/version.js';
import { itemsOf } from '../values/arrays.js';
import { defineType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import type { Session } from './session.js';

/** `$Host`. */
export class HostObject extends NetObject {
  readonly session: Session;
  readonly ui: HostUserInterface;
  /** `$Host.PrivateData`: scripts may hang things on it. */
  privateData: Value = null;

  constructor(session: Session) {
    super();
    this.session = session;
    this.ui = new HostUserInterface(session);
  }
}

/** `$Host.UI`. */
class HostUserInterface extends NetObject {
  readonly session: Session;
  readonly raw: HostRawInterface;

  constructor(session: Session) {
    super();
    this.session = session;
    this.raw = new HostRawInterface(session);
  }

  write(text: string, end: string): void {
    this.session.host.write('out', text + end);
  }

  /** `PromptForChoice(caption, message, choices, default)`: the number of the answer. */
  choose(ctx: ScriptContext, args: readonly Value[]): number {
    const [caption, message, choices, defaultChoice] = args;
    return this.session.host.askChoice({
      caption: toTextCulture(ctx, caption),
      message: toTextCulture(ctx, message),
      choices: itemsOf(choices ?? []).map((one) => choiceOf(ctx, one)),
      defaultChoice: Number(defaultChoice),
    });
  }

  readLine(): string {
    const line = this.session.host.readLine('');
    if (line === null) throw new NotInteractiveError();
    return line;
  }
}

/** `$Host.UI.RawUI`. */
class HostRawInterface extends NetObject {
  readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }
}

/** `System.Management.Automation.Host.ChoiceDescription`. */
class ChoiceDescription extends NetObject {
  readonly label: string;
  readonly help: string;

  constructor(label: string, help: string) {
    super();
    this.label = label;
    this.help = help;
  }
}

/** `System.Management.Automation.Host.Size`. */
class Size extends NetObject {
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    super();
    this.width = width;
    this.height = height;
  }
}

function choiceOf(ctx: ScriptContext, value: Value): { label: string; help: string } {
  if (value instanceof ChoiceDescription) return { label: value.label, help: value.help };
  return { label: toTextCulture(ctx, value), help: '' };
}

const space = 'System.Management.Automation';
const names = {
  host: `${space}.Internal.Host.InternalHost`,
  ui: `${space}.Internal.Host.InternalHostUserInterface`,
  raw: `${space}.Internal.Host.InternalHostRawUserInterface`,
  choice: `${space}.Host.ChoiceDescription`,
  size: `${space}.Host.Size`,
};

lazyTypes(Object.values(names), defineHostTypes, [
  HostObject,
  HostUserInterface,
  HostRawInterface,
  ChoiceDescription,
  Size,
]);

function defineHostTypes(): void {
  defineHost();
  defineUserInterface();
  defineRawInterface();
  defineType({
    name: names.choice,
    represents: ChoiceDescription,
    properties: {
      'Label: string': (self: ChoiceDescription) => self.label,
      'HelpMessage: string': (self: ChoiceDescription) => self.help,
    },
    constructors: {
      'new(string label)': ([label]: [string]) => new ChoiceDescription(label, ''),
      'new(string label, string helpMessage)': ([label, help]: [string, string]) => new ChoiceDescription(label, help),
    },
    convert: (value) => (typeof value === 'string' ? new ChoiceDescription(value, '') : undefined),
  });
  defineType({
    name: names.size,
    represents: Size,
    kind: 'struct',
    properties: { 'Width: int': (self: Size) => self.width, 'Height: int': (self: Size) => self.height },
    constructors: { 'new(int width, int height)': ([width, height]: [number, number]) => new Size(width, height) },
    text: (self: Size) => `${self.width},${self.height}`,
  });
}

function defineHost(): void {
  defineType({
    name: names.host,
    represents: HostObject,
    properties: {
      'Name: string': () => 'ConsoleHost',
      'Version: version': () => new Version(7, 6, 5, 500),
      'InstanceId: string': () => '',
      [`UI: ${names.ui}`]: (self: HostObject) => self.ui,
      'CurrentCulture: cultureinfo': (self: HostObject) => self.session.culture,
      'CurrentUICulture: cultureinfo': (self: HostObject) => currentUICulture(self.session),
      'PrivateData: psobject': (self: HostObject) => self.privateData,
      'DebuggerEnabled: bool': () => true,
      'IsRunspacePushed: bool': () => false,
    },
    methods: {
      'SetShouldExit(int exitCode): void': () => undefined,
      'EnterNestedPrompt(): void': (self: HostObject) => self.session.nestedPrompt(),
    },
  });
}

function defineUserInterface(): void {
  const write = (self: HostUserInterface, text: string, end: string): void => self.write(text, end);
  defineType({
    name: names.ui,
    represents: HostUserInterface,
    properties: {
      [`RawUI: ${names.raw}`]: (self: HostUserInterface) => self.raw,
      'SupportsVirtualTerminal: bool': (self: HostUserInterface) => self.session.host.supportsAnsi,
    },
    methods: {
      'Write(string value): void': (self: HostUserInterface, [text]: [string]) => write(self, text, ''),
      'WriteLine(string value): void': (self: HostUserInterface, [text]: [string]) => write(self, text, '\n'),
      'WriteLine(): void': (self: HostUserInterface) => write(self, '', '\n'),
      'WriteErrorLine(string value): void': (self: HostUserInterface, [text]: [string]) =>
        self.session.host.write('error', `${text}\n`),
      'WriteWarningLine(string message): void': (self: HostUserInterface, [text]: [string]) =>
        self.session.showRecord('warning', new WarningRecord(text)),
      'WriteVerboseLine(string message): void': (self: HostUserInterface, [text]: [string]) =>
        self.session.showRecord('verbose', new VerboseRecord(text)),
      'WriteDebugLine(string message): void': (self: HostUserInterface, [text]: [string]) =>
        self.session.showRecord('debug', new DebugRecord(text)),
      'ReadLine(): string': (self: HostUserInterface) => self.readLine(),
      'PromptForChoice(string caption, string message, System.Object[] choices, int defaultChoice): int': (
        self: HostUserInterface,
        args: Value[],
        ctx: ScriptContext,
      ) => self.choose(ctx, args),
    },
  });
}

function defineRawInterface(): void {
  const size = (self: HostRawInterface): Size => new Size(self.session.host.columns, self.session.host.rows);
  defineType({
    name: names.raw,
    represents: HostRawInterface,
    properties: {
      [`WindowSize: ${names.size}`]: size,
      [`BufferSize: ${names.size}`]: size,
      [`MaxWindowSize: ${names.size}`]: size,
      'KeyAvailable: bool': () => false,
      'WindowTitle: string': {
        get: (self: HostRawInterface) => self.session.host.windowTitle,
        set: (self: HostRawInterface, title: string) => {
          self.session.host.windowTitle = title;
        },
      },
    },
  });
}
