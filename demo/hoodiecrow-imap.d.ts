/** The part of hoodiecrow-imap that the sample source uses; the package brings no types. */
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events';

  export interface SampleMessage {
    /** The message as binary text: one character a byte. */
    readonly raw: string;
    readonly flags?: readonly string[];
    readonly internaldate?: string;
  }
  export interface SampleFolder {
    readonly messages?: readonly SampleMessage[];
    readonly folders?: Readonly<Record<string, SampleFolder>>;
    readonly 'special-use'?: string;
  }
  export interface Connection {
    server: Server;
    readonly state: string;
    readonly _notificationCallback: (...args: unknown[]) => void;
  }
  export type CommandHandler = (connection: Connection, parsed: ParsedCommand, data: string, done: () => void) => void;
  export interface ParsedCommand {
    readonly attributes?: readonly { readonly value: string }[];
  }
  export interface Server extends EventEmitter {
    readonly server: import('node:net').Server;
    getCommandHandler(command: string): CommandHandler;
    setCommandHandler(command: string, handler: CommandHandler): void;
    listen(port: number, host: string, listening: () => void): void;
    close(closed?: () => void): void;
  }
  export interface Options {
    readonly plugins?: readonly string[];
    readonly users?: Readonly<Record<string, { readonly password: string }>>;
    readonly storage?: Readonly<Record<string, SampleFolder & { readonly separator?: string; readonly type?: string }>>;
  }
  const hoodiecrow: (options: Options) => Server;
  export default hoodiecrow;
}
