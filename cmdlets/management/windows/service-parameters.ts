import { stringArray } from '../../../src/engine/command/parameter-types.js';

/** Services by the names that people see. */
export const servicesByName = {
  DisplayName: { type: stringArray, help: 'Shown names of services.', sets: { DisplayName: { mandatory: true } } },
} as const;

/** Which of the services that were named are meant. */
export const servicesLeftOut = {
  Include: { type: stringArray, help: 'Only services whose name matches one of these.', wildcards: true },
  Exclude: { type: stringArray, help: 'Services to leave out.', wildcards: true },
} as const;
