import { existsSync } from 'node:fs';
import { availableParallelism, homedir, hostname, release, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { NotSupportedException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { ExitFlow } from '../../errors/flow-control.js';
import { netError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { Hashtable } from '../../values/dictionaries.js';
import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { platformLineEnd } from '../io/writers.js';
import { Version } from '../net/version.js';
import { hostOf } from './host-access.js';

const isWindows = process.platform === 'win32';

/** `System.OperatingSystem`, what `[Environment]::OSVersion` gives. */
class OperatingSystem extends NetObject {
  readonly version = systemVersion();

  get text(): string {
    return `${isWindows ? 'Microsoft Windows NT' : 'Unix'} ${this.version.text}`;
  }
}

function systemVersion(): Version {
  const [major = 0, minor = 0, build = 0, revision = 0] = release()
    .split(/[.-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
  return new Version(major, minor, build, isWindows ? 0 : revision);
}

/** The user's folders; empty where the platform has no such folder. */
function specialFolder(name: string, ctx: ScriptContext): string {
  const variable = (key: string): string => ctx.environment.get(key) ?? '';
  const home = (isWindows ? variable('USERPROFILE') : variable('HOME')) || homedir();
  const inHome = (...parts: string[]): string => path.join(home, ...parts);
  switch (name) {
    case 'UserProfile':
      return home;
    case 'Desktop':
    case 'DesktopDirectory':
      return inHome('Desktop');
    case 'MyDocuments':
    case 'Personal':
      return inHome('Documents');
    case 'MyMusic':
      return inHome('Music');
    case 'MyPictures':
      return inHome('Pictures');
    case 'MyVideos':
      return inHome('Videos');
    case 'ApplicationData':
      return isWindows ? variable('APPDATA') : variable('XDG_CONFIG_HOME') || inHome('.config');
    case 'LocalApplicationData':
      return isWindows ? variable('LOCALAPPDATA') : variable('XDG_DATA_HOME') || inHome('.local', 'share');
    case 'CommonApplicationData':
      return isWindows ? variable('ProgramData') : '/usr/share';
    default:
      return isWindows ? windowsFolder(name, variable) : '';
  }
}

/** .NET gives no path of a folder that is not there. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : '';
}

function windowsFolder(name: string, variable: (key: string) => string): string {
  const root = variable('SystemRoot');
  switch (name) {
    case 'Windows':
      return root;
    case 'System':
      return root && path.join(root, 'system32');
    case 'Fonts':
      return root && path.join(root, 'Fonts');
    case 'ProgramFiles':
      return variable('ProgramFiles');
    case 'ProgramFilesX86':
      return variable('ProgramFiles(x86)');
    case 'CommonProgramFiles':
      return variable('CommonProgramFiles');
    default:
      return '';
  }
}

/** `%NAME%` replaced by the variable's value; unknown names stay as they are. */
function expand(text: string, ctx: ScriptContext): string {
  return text.replace(/%([^%]+)%/g, (whole, name: string) => ctx.environment.get(name) ?? whole);
}

function variables(ctx: ScriptContext): Value {
  const table = new Hashtable();
  for (const [name, value] of ctx.environment.entries()) table.set(name, value);
  return table;
}

/** Variables of the user or the machine are kept by Windows; there is no other place for them than the process here. */
function checkTarget(target: EnumValue): void {
  if (target.number === 0n) return;
  const message = `migsh knows the environment variables of its own process only, not those of '${target.text}'.`;
  throw netError(newException(NotSupportedException, message));
}

function setVariable(name: string, value: string | null, ctx: ScriptContext): void {
  ctx.environment.set(name, value ?? undefined);
}

function userName(): string {
  return userInfo().username;
}

function noChange(): never {
  throw netError(newException(NotSupportedException, 'Use Set-Location to change the current folder of migsh.'));
}

function defineEnvironment(): void {
  defineType({
    name: 'System.Environment',
    kind: 'static',
    statics: {
      'CommandLine: string': () => process.argv.join(' '),
      'CurrentDirectory: string': { get: (ctx) => ctx.currentDirectory, set: noChange },
      'CurrentManagedThreadId: int': () => 1,
      'ExitCode: int': () => 0,
      'HasShutdownStarted: bool': () => false,
      'Is64BitOperatingSystem: bool': () => true,
      'Is64BitProcess: bool': () => true,
      'IsPrivilegedProcess: bool': () => process.getuid?.() === 0,
      'MachineName: string': () => (isWindows ? hostname().toUpperCase() : hostname()),
      'NewLine: string': () => platformLineEnd,
      'OSVersion: System.OperatingSystem': () => new OperatingSystem(),
      'ProcessId: int': () => process.pid,
      'ProcessorCount: int': () => availableParallelism(),
      'ProcessPath: string': () => process.execPath,
      'SystemDirectory: string': (ctx) => specialFolder('System', ctx),
      'SystemPageSize: int': () => 4096,
      'TickCount: int': () => Math.trunc(performance.timeOrigin + performance.now()) | 0,
      'TickCount64: long': () => BigInt(Math.trunc(performance.timeOrigin + performance.now())),
      'UserDomainName: string': (ctx) => ctx.environment.get('USERDOMAIN') ?? hostname(),
      'UserInteractive: bool': (ctx) => hostOf(ctx)?.isInteractive ?? false,
      'UserName: string': userName,
      'Version: version': () => new Version(10, 0, 0),
      'WorkingSet: long': () => BigInt(process.memoryUsage.rss()),
    },
    staticMethods: {
      'Exit(int exitCode): void': ([code]: [number]) => {
        throw new ExitFlow(code);
      },
      'ExpandEnvironmentVariables(string name): string': ([text]: [string], ctx) => expand(text, ctx),
      'GetCommandLineArgs(): string[]': () => typedArray(requireType('System.String'), [...process.argv]),
      'GetEnvironmentVariable(string variable): string': ([name]: [string], ctx) => ctx.environment.get(name) ?? null,
      'GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target): string': (
        [name, target]: [string, EnumValue],
        ctx,
      ) => (target.number === 0n ? (ctx.environment.get(name) ?? null) : null),
      'GetEnvironmentVariables(): System.Collections.IDictionary': (_args, ctx) => variables(ctx),
      'GetFolderPath(System.Environment+SpecialFolder folder): string': ([folder]: [EnumValue], ctx) =>
        existing(specialFolder(folder.text, ctx)),
      'GetLogicalDrives(): string[]': () => typedArray(requireType('System.String'), [path.parse(tmpdir()).root]),
      'SetEnvironmentVariable(string variable, string value): void': ([name, value]: [string, string | null], ctx) =>
        setVariable(name, value, ctx),
      'SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target): void': (
        [name, value, target]: [string, string | null, EnumValue],
        ctx,
      ) => {
        checkTarget(target);
        setVariable(name, value, ctx);
      },
    },
  });
  defineType({
    name: 'System.OperatingSystem',
    represents: OperatingSystem,
    properties: {
      'Platform: System.PlatformID': () => enumOf('System.PlatformID', isWindows ? 'Win32NT' : 'Unix'),
      'ServicePack: string': () => '',
      'Version: version': (self: OperatingSystem) => self.version,
      'VersionString: string': (self: OperatingSystem) => self.text,
    },
    text: (self: OperatingSystem) => self.text,
    staticMethods: {
      'IsWindows(): bool': () => isWindows,
      'IsLinux(): bool': () => process.platform === 'linux',
      'IsMacOS(): bool': () => process.platform === 'darwin',
    },
  });
}

lazyTypes(['System.Environment', 'System.OperatingSystem'], defineEnvironment, [OperatingSystem]);
