/** One argument of a script started with `-File`, as pwsh hands it to the binder: a parameter with or without a value, or a plain value. */
export interface ScriptArgument {
  /** Parameter name without its dash; absent for a positional value. */
  readonly name?: string;
  /** What is bound; `$true`/`$false` after a colon are booleans. Absent for a parameter that stands alone. */
  readonly value?: string | boolean;
}

/** What the shell is started to do. */
export type Task =
  | { readonly kind: 'interactive' }
  | { readonly kind: 'command'; readonly text: string; readonly args: readonly string[] }
  | { readonly kind: 'file'; readonly path: string; readonly args: readonly ScriptArgument[] }
  /** Commands from standard input; `echo` writes prompts and what was read, as pwsh does for `-` and `-File -`. */
  | { readonly kind: 'stdin'; readonly echo: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' };

/** What the command line says; defaults are pwsh's. */
export interface CommandLine {
  readonly task: Task;
  readonly noExit: boolean;
  readonly noProfile: boolean;
  readonly showBanner: boolean;
  readonly nonInteractive: boolean;
  readonly login: boolean;
  /** Folder of `-WorkingDirectory`, as typed. */
  readonly workingDirectory: string | null;
  /** Folder of `--state`, as typed: where migrations are kept. */
  readonly state: string | null;
}

/** A command line that cannot be carried out: what is said on standard error, and the exit code. */
export class CommandLineError extends Error {
  readonly exitCode: number;
  /** Whether the usage text is printed on standard output before the message. */
  readonly showUsage: boolean;

  constructor(message: string, exitCode = 64, showUsage = true) {
    super(message);
    this.name = 'CommandLineError';
    this.exitCode = exitCode;
    this.showUsage = showUsage;
  }
}

/** What the parser must ask of the world. */
export interface CommandLineFacts {
  /** Whether a file stands at that path (relative to the current folder). */
  readonly fileExists: (path: string) => boolean;
  /** Whether standard input is a terminal. */
  readonly inputIsTerminal: boolean;
}

interface Draft {
  task: Task | null;
  noExit: boolean;
  noProfile: boolean;
  noLogo: boolean;
  nonInteractive: boolean;
  login: boolean;
  workingDirectory: string | null;
  state: string | null;
}

interface Reader {
  readonly args: readonly string[];
  index: number;
  readonly draft: Draft;
  readonly facts: CommandLineFacts;
}

interface Switch {
  readonly name: string;
  /** Shortest prefix of `name` that is taken. */
  readonly shortest: string;
  /** Other spellings, taken only whole. */
  readonly also?: readonly string[];
  readonly take: (reader: Reader) => void;
}

const DASHES = new Set(['-', '\u2013', '\u2014', '\u2015']);

const isDash = (character: string | undefined): boolean => character !== undefined && DASHES.has(character);

/** The value behind a switch; `missing` is the whole message when there is none. */
function takeValue(reader: Reader, missing: string): string {
  const value = reader.args[++reader.index];
  if (value === undefined) throw new CommandLineError(missing);
  return value;
}

const missingValue = (what: string, name: string): string =>
  `Cannot process the command because of a missing parameter. ${what} must follow -${name}.`;

function takeRest(reader: Reader): string[] {
  const rest = reader.args.slice(reader.index + 1);
  reader.index = reader.args.length;
  return rest;
}

function setTask(reader: Reader, task: Task): void {
  if (reader.draft.task !== null)
    throw new CommandLineError(
      'Cannot process the command because a command is already specified with -Command or -EncodedCommand.',
    );
  reader.draft.task = task;
  if (!reader.draft.noExit) reader.draft.noLogo = true;
}

function takeCommand(reader: Reader): void {
  const first = takeValue(reader, missingValue('A command', 'Command'));
  if (first !== '-') {
    setTask(reader, { kind: 'command', text: [first, ...takeRest(reader)].join(' '), args: [] });
    return;
  }
  if (reader.index + 1 < reader.args.length)
    throw new CommandLineError(
      "'-' was specified with the -Command parameter; no other arguments to -Command are permitted.",
    );
  if (reader.facts.inputIsTerminal)
    throw new CommandLineError(
      "'-' was specified as the argument to -Command but standard input has not been redirected for this process.",
    );
  setTask(reader, { kind: 'stdin', echo: false });
}

function takeCommandWithArguments(reader: Reader): void {
  const text = takeValue(reader, missingValue('A command', 'CommandWithArgs'));
  setTask(reader, { kind: 'command', text, args: takeRest(reader) });
}

function takeEncodedCommand(reader: Reader): void {
  const encoded = takeValue(reader, missingValue('A command', 'EncodedCommand'));
  setTask(reader, { kind: 'command', text: decodeCommand(encoded), args: [] });
}

/** Base64 of UTF-16LE, as -EncodedCommand takes it. */
function decodeCommand(encoded: string): string {
  const compact = encoded.replace(/[ \t\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact))
    throw new CommandLineError(
      'Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.',
    );
  return Buffer.from(compact, 'base64').toString('utf16le');
}

const notAScript = (argument: string): string =>
  `The argument '${argument}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`;

function takeFile(reader: Reader): void {
  const path = takeValue(
    reader,
    'The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.',
  );
  if (path === '-') {
    reader.index = reader.args.length;
    setTask(reader, { kind: 'stdin', echo: true });
    return;
  }
  if (path.trim() === '' || !reader.facts.fileExists(path)) throw new CommandLineError(notAScript(path));
  setTask(reader, { kind: 'file', path, args: scriptArguments(takeRest(reader)) });
}

/** The arguments behind a script's path: literal, but for `-Name:value` and the booleans `-Flag:$true`, `-Flag:$false`. */
export function scriptArguments(args: readonly string[]): ScriptArgument[] {
  const collected: ScriptArgument[] = [];
  let pending: string | null = null;
  for (const argument of args) {
    if (pending !== null) {
      collected.push({ name: pending, value: argument });
      pending = null;
    } else if (!isDash(argument[0]) || argument.length === 1) {
      collected.push({ value: argument });
    } else {
      const colon = argument.indexOf(':');
      if (colon < 0) collected.push({ name: argument.slice(1) });
      else if (colon === argument.length - 1) pending = argument.slice(1, -1);
      else collected.push({ name: argument.slice(1, colon), value: booleanOrText(argument.slice(colon + 1)) });
    }
  }
  return pending === null ? collected : [...collected, { name: pending }];
}

function booleanOrText(text: string): string | boolean {
  if (/^\$?true$/i.test(text)) return true;
  return /^\$?false$/i.test(text) ? false : text;
}

const FORMATS = ['Text', 'XML', 'None'];

function takeFormat(reader: Reader, name: string): void {
  const list = `Valid formats are:\n${FORMATS.join('\n')}\n`;
  const value = takeValue(
    reader,
    `Cannot process the command because of a missing parameter. A format must follow -${name}.\n${list}`,
  );
  if (!FORMATS.some((format) => format.toLowerCase() === value.toLowerCase()))
    throw new CommandLineError(
      `Cannot process the command because of an incorrect parameter value. "${value}" is not a valid format.\n${list}`,
    );
}

function refuse(message: string, exitCode: number): () => never {
  return () => {
    throw new CommandLineError(message, exitCode, false);
  };
}

const notHere = (name: string): (() => never) =>
  refuse(`migsh has no -${name}: it opens no remote or constrained sessions.`, 64);

/** In the order in which pwsh looks at them: an earlier one wins an ambiguous prefix. */
const SWITCHES: readonly Switch[] = [
  { name: 'version', shortest: 'v', take: (r) => (r.draft.task = { kind: 'version' }) },
  { name: 'login', shortest: 'l', take: (r) => (r.draft.login = true) },
  { name: 'help', shortest: 'h', also: ['?'], take: (r) => (r.draft.task = { kind: 'help' }) },
  { name: 'noexit', shortest: 'noe', take: (r) => (r.draft.noExit = true) },
  { name: 'noprofile', shortest: 'nop', take: (r) => (r.draft.noProfile = true) },
  { name: 'nologo', shortest: 'nol', take: (r) => (r.draft.noLogo = true) },
  { name: 'noninteractive', shortest: 'noni', take: (r) => (r.draft.nonInteractive = true) },
  { name: 'socketservermode', shortest: 'so', take: notHere('SocketServerMode') },
  { name: 'namedpipeservermode', shortest: 'nam', take: notHere('NamedPipeServerMode') },
  { name: 'sshservermode', shortest: 'sshs', take: notHere('SSHServerMode') },
  { name: 'servermode', shortest: 's', take: notHere('ServerMode') },
  { name: 'interactive', shortest: 'i', take: (r) => (r.draft.nonInteractive = false) },
  { name: 'configurationfile', shortest: 'configurationfile', take: notHere('ConfigurationFile') },
  { name: 'configurationname', shortest: 'config', take: takeConfigurationName },
  { name: 'custompipename', shortest: 'cus', take: notHere('CustomPipeName') },
  { name: 'commandwithargs', shortest: 'commandwithargs', also: ['cwa'], take: takeCommandWithArguments },
  { name: 'command', shortest: 'c', take: takeCommand },
  { name: 'windowstyle', shortest: 'w', take: (r) => takeIgnored(r, 'A window style', 'WindowStyle') },
  { name: 'file', shortest: 'f', take: takeFile },
  { name: 'outputformat', shortest: 'o', also: ['of'], take: (r) => takeFormat(r, 'OutputFormat') },
  { name: 'inputformat', shortest: 'inp', also: ['if'], take: (r) => takeFormat(r, 'InputFormat') },
  { name: 'executionpolicy', shortest: 'ex', also: ['ep'], take: takeExecutionPolicy },
  { name: 'encodedcommand', shortest: 'e', also: ['ec'], take: takeEncodedCommand },
  { name: 'encodedarguments', shortest: 'encodeda', also: ['ea'], take: notHere('EncodedArguments') },
  { name: 'settingsfile', shortest: 'settings', take: (r) => takeIgnored(r, 'A settings file', 'SettingsFile') },
  { name: 'sta', shortest: 'sta', take: refuse('Parameter -STA is not supported on this platform.', 64) },
  { name: 'mta', shortest: 'mta', take: refuse('Parameter -MTA is not supported on this platform.', 64) },
  { name: 'workingdirectory', shortest: 'wo', also: ['wd'], take: takeWorkingDirectory },
  { name: 'noprofileloadtime', shortest: 'noprofileloadtime', take: () => undefined },
  { name: 'state', shortest: 'state', take: takeState },
];

function takeIgnored(reader: Reader, what: string, name: string): void {
  takeValue(reader, missingValue(what, name));
}

function takeExecutionPolicy(reader: Reader): void {
  takeValue(reader, missingValue('An execution policy', 'ExecutionPolicy'));
}

function takeConfigurationName(reader: Reader): void {
  const name = takeValue(reader, missingValue('A configuration name', 'ConfigurationName'));
  throw new CommandLineError(
    `The shell cannot be started. A failure occurred during initialization:\nCannot create or open the configuration session ${name}.`,
    70,
    false,
  );
}

function takeWorkingDirectory(reader: Reader): void {
  reader.draft.workingDirectory = takeValue(reader, missingValue('A path', 'WorkingDirectory'));
}

function takeState(reader: Reader): void {
  reader.draft.state = takeValue(reader, missingValue('A folder', '-state'));
}

/** The switch without what marks it as one; null for an argument that is none. `--name=value` is told apart for `--state` only. */
function switchKey(argument: string): string | null {
  const text = argument.trim();
  const first = text[0];
  if (first !== '/' && !isDash(first)) return null;
  const rest = text.slice(1);
  return (isDash(first) && rest[0] === first ? rest.slice(1) : rest).toLowerCase();
}

function findSwitch(key: string): Switch | undefined {
  return SWITCHES.find(
    (one) => (one.name.startsWith(key) && key.startsWith(one.shortest)) || one.also?.includes(key) === true,
  );
}

function readArgument(reader: Reader): void {
  const argument = reader.args[reader.index]!;
  const key = switchKey(argument);
  if (key?.startsWith('state=')) {
    reader.draft.state = argument.slice(argument.indexOf('=') + 1);
    return;
  }
  const found = key === null ? undefined : findSwitch(key);
  if (found !== undefined) {
    found.take(reader);
    return;
  }
  reader.index--;
  takeFile(reader);
}

/**
 * Reads the arguments of the shell by pwsh's rules: `-`, `--` and `/` alike, any case, shortest unambiguous prefixes,
 * the first other argument is a script, `-Command` takes the rest of the line (reference: powershell-ux.md §7).
 * Throws CommandLineError.
 */
export function parseCommandLine(args: readonly string[], facts: CommandLineFacts): CommandLine {
  const draft: Draft = {
    task: null,
    noExit: false,
    noProfile: false,
    noLogo: false,
    nonInteractive: false,
    login: false,
    workingDirectory: null,
    state: null,
  };
  const reader: Reader = { args, index: 0, draft, facts };
  for (; reader.index < args.length; reader.index++) readArgument(reader);
  return {
    task: draft.task ?? (facts.inputIsTerminal ? { kind: 'interactive' } : { kind: 'stdin', echo: true }),
    noExit: draft.noExit,
    noProfile: draft.noProfile,
    showBanner: !draft.noLogo,
    nonInteractive: draft.nonInteractive,
    login: draft.login,
    workingDirectory: draft.workingDirectory,
    state: draft.state,
  };
}
