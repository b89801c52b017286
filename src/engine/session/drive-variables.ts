import { toText } from '../convert/text.js';
import { DriveNotFoundException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import { AliasInfo, FunctionInfo } from '../pipeline/command-info.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { replaceContent } from '../types/io/replacing-file.js';
import type { Value } from '../values/value.js';
import type { Session } from './session.js';
import { readTextLines } from './text-files.js';

/** `$function:f`, `$alias:a`, `$env:X`, `${C:\file.txt}`: what the variable of a drive holds; null when there is nothing. */
export function readDrive(session: Session, drive: string, name: string): Value {
  switch (drive.toLowerCase()) {
    case 'function':
      return session.scope.findFunction(name.toLowerCase())?.block ?? null;
    case 'alias':
      return session.scope.findAlias(name.toLowerCase())?.definition ?? null;
    case 'env':
      return session.environment.get(name) ?? null;
    default:
      return fileContent(session, drive, name);
  }
}

function fileContent(session: Session, drive: string, name: string): Value {
  try {
    const lines = readTextLines(session, pathOf(session, drive, name));
    return lines.length === 1 ? lines[0]! : lines;
  } catch {
    return null;
  }
}

function pathOf(session: Session, drive: string, name: string): string {
  return session.windows ? `${drive}:${name}` : name;
}

/** Assigns to the variable of a drive. */
export function writeDrive(session: Session, drive: string, name: string, value: Value): void {
  switch (drive.toLowerCase()) {
    case 'function':
      setFunction(session, name, value);
      return;
    case 'alias':
      session.scope.aliases ??= new Map();
      session.scope.aliases.set(name.toLowerCase(), new AliasInfo(name, toText(session, value)));
      return;
    case 'env':
      session.environment.set(name, value === null || value === undefined ? undefined : toText(session, value));
      return;
    default:
      if (!session.windows || !/^[a-z]$/i.test(drive)) throw noSuchDrive(drive);
      replaceContent(session.location.resolve(pathOf(session, drive, name)), `${toText(session, value)}\n`);
  }
}

function noSuchDrive(drive: string): Error {
  const text = `Cannot find drive. A drive with the name '${drive}' does not exist.`;
  return engineError(newException(DriveNotFoundException, text), 'DriveNotFound', 'ObjectNotFound', drive);
}

function setFunction(session: Session, name: string, value: Value): void {
  if (value === null || value === undefined) session.scope.functions?.delete(name.toLowerCase());
  else {
    const block = value instanceof ScriptBlock ? value : session.compile(toText(session, value));
    session.defineFunction(session.scope, null, new FunctionInfo(name, block));
  }
}
