import { int32, string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty, range, validSet } from '../../../src/engine/command/validation.js';
import { authenticationType, sessionOptionType } from './remote-types.js';

/** What a session to a computer runs as and where its service listens. */
export const sessionTarget = {
  RunAsAdministrator: {
    type: switchParameter,
    sets: { ContainerId: {} },
    help: 'Runs as an administrator of the container.',
  },
  Port: {
    type: int32,
    sets: { ComputerName: {}, SSHHost: {} },
    validate: [range(1, 65535)],
    help: 'The network port.',
  },
  UseSSL: { type: switchParameter, sets: { ComputerName: {} }, help: 'Connects with TLS.' },
  ApplicationName: {
    type: string,
    sets: { ComputerName: { byName: true } },
    help: 'The application part of the connection address.',
  },
} as const;

/** How a session over HTTP is opened and who asks for it. */
export const sessionAuthentication = {
  AllowRedirection: { type: switchParameter, sets: { Uri: {} }, help: 'Follows a redirection to another address.' },
  SessionOption: {
    type: sessionOptionType,
    sets: { ComputerName: {}, Uri: {} },
    validate: [notNull],
    help: 'Advanced options of the session.',
  },
  Authentication: {
    type: authenticationType,
    sets: { ComputerName: {}, Uri: {} },
    help: 'How to sign in to the remote computer.',
  },
  CertificateThumbprint: {
    type: string,
    sets: { ComputerName: {}, Uri: {} },
    help: 'The client certificate to sign in with.',
  },
} as const;

/** What a session over SSH is opened with. */
export const sshSession = {
  UserName: { type: string, sets: { SSHHost: {} }, validate: [notNullOrEmpty], help: 'User name for SSH.' },
  KeyFilePath: {
    type: string,
    aliases: ['IdentityFilePath'],
    sets: { SSHHost: {} },
    validate: [notNullOrEmpty],
    help: 'File with the private key for SSH.',
  },
  Subsystem: { type: string, sets: { SSHHost: { byName: true } }, help: 'The SSH subsystem to start.' },
  ConnectingTimeout: {
    type: int32,
    sets: { SSHHost: {} },
    help: 'How many milliseconds to wait for the connection.',
  },
  SSHTransport: {
    type: switchParameter,
    sets: { SSHHost: {} },
    validate: [validSet(['true'])],
    help: 'Connects over SSH.',
  },
} as const;
