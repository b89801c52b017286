import {
  type CommandLine,
  CommandLineError,
  type CommandLineFacts,
  type Draft,
  type Reader,
  type Switch,
} from './start-request.js';
import {
  isDash,
  missingValue,
  takeCommand,
  takeCommandWithArguments,
  takeEncodedCommand,
  takeFile,
  takeValue,
} from './task-arguments.js';

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
