import type { VariableExpressionAst, VariablePath } from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import { placedAt, runtimeError } from '../errors/terminating.js';
import { unset, type Variable } from '../session/variables.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';

/** How a variable is read: `quiet` (in expandable strings) lets strict mode 1 pass; errors point at the extent. */
interface Reading {
  readonly quiet: boolean;
  readonly extent: Extent;
}

/** Stores a value somewhere. */
export type Store = (frame: Frame, value: Value) => void;

/** The key of a variable: lower case, `$PSItem` being another name of `$_`. */
export function variableKey(name: string): string {
  const key = name.toLowerCase();
  return key === 'psitem' ? '_' : key;
}

const constants = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** True for a variable without scope and drive: `$x`. */
export function isPlainVariable(path: VariablePath): boolean {
  return path.drive === null && path.scope === null;
}

/** The value of a constant variable (`$true`), undefined for all others. */
export function constantVariable(ast: VariableExpressionAst): Value {
  return isPlainVariable(ast.path) ? constants.get(ast.path.name.toLowerCase()) : undefined;
}

/** Reads a variable. `quiet`: strict mode does not complain when it is not set. */
export function compileVariable(ast: VariableExpressionAst, c: Compiler, quiet = false): Expression {
  const { path } = ast;
  const reading: Reading = { quiet, extent: ast.extent };
  if (path.drive !== null) return readDrive(path);
  const key = variableKey(path.name);
  switch (path.scope) {
    case 'global':
      return readScoped(path, (f) => f.session.global.own(key), reading);
    case 'script':
      return readScoped(path, (f) => f.scope.script.own(key), reading);
    case 'local':
    case 'private':
      return readScoped(path, (f) => f.scope.own(key), reading);
    case 'using':
      return (f) => readUsing(f, key, path, ast.extent);
    case 'variable':
      return readScoped(path, (f) => f.scope.find(key), reading);
    default:
      return readPlain(path, key, c, reading);
  }
}

function readPlain(path: VariablePath, key: string, c: Compiler, reading: Reading): Expression {
  if (constants.has(key)) {
    const value = constants.get(key)!;
    return () => value;
  }
  if (key === '?') return (f) => f.session.succeeded;
  const cell = c.cell(key);
  return (f) => {
    const variable = f.cells[cell];
    if (variable !== undefined) {
      const { value } = variable;
      if (value !== unset) return value;
    }
    return readSlow(f, cell, key, path, reading);
  };
}

/** Looks the variable up; keeps it in its cell when it belongs to the frame's own scope. */
function readSlow(f: Frame, cell: number, key: string, path: VariablePath, reading: Reading): Value {
  const own = f.scope.own(key);
  if (own !== undefined) {
    if (own.cacheable) f.cells[cell] = own;
    return own.read();
  }
  const found = f.scope.find(key);
  return found === undefined ? missing(f, path, reading) : found.read();
}

function readScoped(path: VariablePath, find: (f: Frame) => Variable | undefined, reading: Reading): Expression {
  return (f) => {
    const found = find(f);
    return found === undefined ? missing(f, path, reading) : found.read();
  };
}

function readUsing(f: Frame, key: string, path: VariablePath, extent: Extent): Value {
  try {
    return f.session.readUsing(f, key, path.userPath);
  } catch (error) {
    throw placedAt(error, extent);
  }
}

function missing(f: Frame, path: VariablePath, reading: Reading): Value {
  const level = f.scope.strict;
  if (level === 0 || (reading.quiet && level < 2)) return null;
  throw placedAt(undefinedVariable(path), reading.extent);
}

function readDrive(path: VariablePath): Expression {
  const drive = path.drive!;
  if (drive.toLowerCase() === 'env') return (f) => f.session.environment.get(path.name) ?? null;
  return (f) => f.session.readDriveVariable(drive, path.name);
}

/** Assigns to a variable. */
export function storeVariable(path: VariablePath, c: Compiler): Store {
  if (path.drive !== null) return storeDrive(path);
  const key = variableKey(path.name);
  const { name } = path;
  switch (path.scope) {
    case 'global':
      return (f, value) => f.session.setVariable(f.session.global, key, name, value);
    case 'script':
      return (f, value) => f.session.setVariable(f.scope.script, key, name, value);
    case 'private':
      return (f, value) => f.session.setPrivateVariable(f.scope, key, name, value);
    case 'local':
    case 'variable':
    case 'using':
      return (f, value) => f.session.setVariable(f.scope, key, name, value);
    default:
      return storePlain(key, name, c);
  }
}

function storePlain(key: string, name: string, c: Compiler): Store {
  if (key === 'null') return () => {};
  const cell = c.cell(key);
  return (f, value) => {
    const variable = f.cells[cell];
    if (variable?.plain) variable.value = value;
    else f.cells[cell] = f.session.assignPlain(f.scope, key, name, value);
  };
}

function storeDrive(path: VariablePath): Store {
  const drive = path.drive!;
  return (f, value) => f.session.writeDriveVariable(drive, path.name, value);
}

function undefinedVariable(path: VariablePath): Error {
  const text = `The variable '$${path.userPath}' cannot be retrieved because it has not been set.`;
  return runtimeError('VariableIsUndefined', 'InvalidOperation', text, path.userPath);
}
