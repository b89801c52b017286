import {
  arrayOf,
  guidArray,
  int32Array,
  netType,
  string,
  stringArray,
} from '../../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** The parameters by which the cmdlets for debugging runspaces name them. */
export const debuggedRunspaces = {
  RunspaceName: {
    type: stringArray,
    sets: { RunspaceNameParameterSet: { position: 0 } },
    validate: [notNullOrEmpty],
    help: 'Names of runspaces.',
  },
  Runspace: {
    type: arrayOf(netType<NetObject>('System.Management.Automation.Runspaces.Runspace', 'runspace')),
    sets: { RunspaceParameterSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
    validate: [notNullOrEmpty],
    help: 'The runspace.',
  },
  RunspaceId: {
    type: int32Array,
    sets: { RunspaceIdParameterSet: { mandatory: true, position: 0 } },
    validate: [notNullOrEmpty],
    help: 'Numbers of runspaces.',
  },
  RunspaceInstanceId: {
    type: guidArray,
    sets: { RunspaceInstanceIdParameterSet: { mandatory: true, position: 0 } },
    validate: [notNullOrEmpty],
    help: 'GUIDs of runspaces.',
  },
  ProcessName: {
    type: string,
    sets: { ProcessNameParameterSet: { position: 0 } },
    validate: [notNullOrEmpty],
    help: 'The process of the runspaces.',
  },
  AppDomainName: {
    type: stringArray,
    sets: { ProcessNameParameterSet: { position: 1 } },
    validate: [notNullOrEmpty],
    help: 'The application domains.',
  },
} as const;
