import { arrayOf, netType, stringArray } from '../../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** Services by the names that people see. */
export const servicesByName = {
  DisplayName: { type: stringArray, help: 'Shown names of services.', sets: { DisplayName: { mandatory: true } } },
} as const;

/** Which of the services that were named are meant. */
export const servicesLeftOut = {
  Include: { type: stringArray, help: 'Only services whose name matches one of these.', wildcards: true },
  Exclude: { type: stringArray, help: 'Services to leave out.', wildcards: true },
} as const;

/** The services that a cmdlet works on, by name or as objects. */
export const namedServices = {
  Name: {
    type: stringArray,
    help: 'Names of services.',
    aliases: ['ServiceName'],
    sets: { Default: { mandatory: true, position: 0, pipeline: true, byName: true } },
  },
  InputObject: {
    type: arrayOf(netType<NetObject>('System.ServiceProcess.ServiceController', 'ServiceController')),
    help: 'The services.',
    sets: { InputObject: { mandatory: true, position: 0, pipeline: true } },
  },
  ...servicesByName,
  ...servicesLeftOut,
} as const;
