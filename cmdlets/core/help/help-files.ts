import {
  arrayOf,
  credential,
  enumType,
  netType,
  switchParameter,
} from '../../../src/engine/command/parameter-types.js';
import { notNull } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** How help files are fetched. */
export const helpFiles = {
  UICulture: {
    type: arrayOf(netType<NetObject>('System.Globalization.CultureInfo', 'CultureInfo')),
    position: 2,
    validate: [notNull],
    help: 'Languages of the help.',
  },
  Credential: { type: credential, help: 'User name and password of the other side.' },
  UseDefaultCredentials: { type: switchParameter, help: 'Signs in with the current identity.' },
  Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
  Scope: {
    type: enumType('Microsoft.PowerShell.Commands.UpdateHelpScope', ['CurrentUser', 'AllUsers']),
    byName: true,
    help: 'Where the change is to hold.',
  },
} as const;
