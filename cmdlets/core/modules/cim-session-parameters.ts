import { netType, string, uri } from '../../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** The CIM session that modules come from. */
export const cimModules = {
  CimSession: {
    type: netType<NetObject>('Microsoft.Management.Infrastructure.CimSession', 'CimSession'),
    sets: { CimSession: { mandatory: true } },
    validate: [notNull],
    notSupportedHere: 'There is no remoting to other computers.',
    help: 'The CIM session to take it from.',
  },
  CimResourceUri: {
    type: uri,
    sets: { CimSession: {} },
    validate: [notNull],
    notSupportedHere: 'There is no remoting to other computers.',
    help: 'The CIM resource to take it from.',
  },
  CimNamespace: {
    type: string,
    sets: { CimSession: {} },
    validate: [notNullOrEmpty],
    notSupportedHere: 'There is no remoting to other computers.',
    help: 'The CIM namespace to take it from.',
  },
} as const;
