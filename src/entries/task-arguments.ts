import { CommandLineError, type Reader, type ScriptArgument, type Task } from './start-request.js';

/** The value behind a switch; `missing` is the whole message when there is none. */
export function takeValue(reader: Reader, missing: string): string {
  const value = reader.args[++reader.index];
  if (value === undefined) throw new CommandLineError(missing);
  return value;
}

/** The message of a switch that stands without its value. */
export const missingValue = (what: string, name: string): string =>
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

/** `-Command`: the rest of the line, or `-` for standard input. Error: CommandLineError. */
export function takeCommand(reader: Reader): void {
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

/** `-CommandWithArgs`: a text, and its arguments behind it. */
export function takeCommandWithArguments(reader: Reader): void {
  const text = takeValue(reader, missingValue('A command', 'CommandWithArgs'));
  setTask(reader, { kind: 'command', text, args: takeRest(reader) });
}

/** `-EncodedCommand`. Error: CommandLineError. */
export function takeEncodedCommand(reader: Reader): void {
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

/** `-File`, or an argument without a switch: a script and its arguments. Error: CommandLineError. */
export function takeFile(reader: Reader): void {
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

const DASHES = new Set(['-', '\u2013', '\u2014', '\u2015']);

/** True for `-` and the dashes that word processors make of it. */
export const isDash = (character: string | undefined): boolean => character !== undefined && DASHES.has(character);
