import { netType, objectArray, stringArray, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { notNull } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';
import { commandTypes } from '../commands/command-types.js';
import { moduleSpecifications } from '../modules/module-specification.js';
import { sessionType } from './remote-types.js';

/** The parameters that choose what is taken over from a remote session. */
export const importedCommands = {
  CommandName: { type: stringArray, aliases: ['Name'], position: 2, help: 'Only these commands.' },
  AllowClobber: { type: switchParameter, help: 'Also commands whose names are taken.' },
  ArgumentList: {
    type: objectArray,
    aliases: ['Args'],
    allowNull: true,
    allowEmptyCollection: true,
    help: 'Arguments for the commands.',
  },
  CommandType: {
    type: commandTypes,
    aliases: ['Type'],
    help: 'Only commands of these kinds.',
  },
  Module: { type: stringArray, aliases: ['PSSnapin'], validate: [notNull], help: 'Only commands of these modules.' },
  FullyQualifiedModule: {
    type: moduleSpecifications,
    validate: [notNull],
    help: 'Modules by name and version.',
  },
  FormatTypeName: { type: stringArray, position: 3, help: 'Types whose views come along.' },
  Certificate: {
    type: netType<NetObject>('System.Security.Cryptography.X509Certificates.X509Certificate2', 'X509Certificate2'),
    help: 'The certificate that signs the module.',
  },
  Session: {
    type: sessionType,
    mandatory: true,
    position: 0,
    validate: [notNull],
    help: 'The session.',
  },
} as const;
