import { InvalidOperationException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { NotInteractiveError } from '../../host.js';
import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { StaticBody } from '../../values/type-definition.js';
import { lazyTypes } from '../../values/type-registry.js';
import type { Value } from '../../values/value.js';
import { utf8NoBom } from '../io/encoding.js';
import { ConsoleReader } from '../io/readers.js';
import { ConsoleWriter, platformLineEnd, writeOverloads } from '../io/writers.js';
import { hostOf } from './host-access.js';

/** Numbers of the escape codes for .NET's sixteen colours, in the order of ConsoleColor. */
const colourCodes = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];

/** Writes an escape code where a terminal understands it; elsewhere colours are of no use. */
function writeCode(ctx: ScriptContext, code: string): void {
  const host = hostOf(ctx);
  if (host?.supportsAnsi && !host.outputRedirected) ctx.writeConsole(`\u001b[${code}m`, false);
}

function setColour(ctx: ScriptContext, colour: EnumValue, offset: number): void {
  writeCode(ctx, String(colourCodes[Number(colour.number)]! + offset));
}

/** The next line of the input; null at its end and where nobody can answer. */
function readLine(ctx: ScriptContext): string | null {
  try {
    return ctx.readConsole();
  } catch (error) {
    if (error instanceof NotInteractiveError) return null;
    throw error;
  }
}

/** `Write` and `WriteLine` as static methods. */
function statics(name: string, end: string): Record<string, StaticBody> {
  const write = (_self: never, text: string, ctx: ScriptContext): void => ctx.writeConsole(text, false);
  const overloads = writeOverloads(name, write, () => end);
  return Object.fromEntries(
    Object.entries(overloads).map(([signature, body]) => [
      signature,
      (args: never, ctx: ScriptContext) => body(null as never, args, ctx),
    ]),
  );
}

const size = (read: (columns: number, rows: number) => number) => ({
  get: (ctx: ScriptContext): Value => {
    const host = hostOf(ctx);
    return read(host?.columns ?? 80, host?.rows ?? 24);
  },
});

function noKeys(): never {
  const message =
    'migsh cannot read single keys: use Read-Host, [Console]::ReadLine() or $Host.UI.PromptForChoice() instead.';
  throw netError(newException(InvalidOperationException, message));
}

const colourProperty = (name: string, offset: number) => ({
  get: (): Value => enumOf('System.ConsoleColor', name),
  set: (colour: EnumValue, ctx: ScriptContext) => setColour(ctx, colour, offset),
});

const encodingProperty = { get: () => utf8NoBom, set: () => undefined };

function defineConsole(): void {
  defineType({
    name: 'System.Console',
    kind: 'static',
    statics: {
      'BackgroundColor: System.ConsoleColor': colourProperty('Black', 10),
      'BufferHeight: int': size((_columns, rows) => rows),
      'BufferWidth: int': size((columns) => columns),
      'Error: System.IO.TextWriter': (ctx) => new ConsoleWriter(ctx, true),
      'ForegroundColor: System.ConsoleColor': colourProperty('Gray', 0),
      'In: System.IO.TextReader': (ctx) => new ConsoleReader(ctx),
      'InputEncoding: System.Text.Encoding': encodingProperty,
      'IsErrorRedirected: bool': (ctx) => hostOf(ctx)?.outputRedirected ?? true,
      'IsInputRedirected: bool': (ctx) => !(hostOf(ctx)?.isInteractive ?? false),
      'IsOutputRedirected: bool': (ctx) => hostOf(ctx)?.outputRedirected ?? true,
      'KeyAvailable: bool': noKeys,
      'Out: System.IO.TextWriter': (ctx) => new ConsoleWriter(ctx, false),
      'OutputEncoding: System.Text.Encoding': encodingProperty,
      'Title: string': {
        get: (ctx) => hostOf(ctx)?.windowTitle ?? '',
        set: (title: string, ctx) => {
          const host = hostOf(ctx);
          if (host) host.windowTitle = title;
        },
      },
      'WindowHeight: int': size((_columns, rows) => rows),
      'WindowWidth: int': size((columns) => columns),
    },
    staticMethods: {
      'Beep(): void': (_args, ctx) => ctx.writeConsole('\u0007', false),
      'Clear(): void': (_args, ctx) => hostOf(ctx)?.clearScreen(),
      'ReadKey(): System.ConsoleKeyInfo': noKeys,
      'ReadKey(bool intercept): System.ConsoleKeyInfo': noKeys,
      'ReadLine(): string': (_args, ctx) => readLine(ctx),
      'ResetColor(): void': (_args, ctx) => writeCode(ctx, '39;49'),
      ...statics('Write', ''),
      'WriteLine(): void': (_args, ctx) => ctx.writeConsole(platformLineEnd, false),
      ...statics('WriteLine', platformLineEnd),
    },
  });
}

lazyTypes(['System.Console'], defineConsole);
