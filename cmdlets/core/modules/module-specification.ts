import { arrayOf, netType } from '../../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** Modules by name and version, as a parameter takes them. */
export const moduleSpecifications = arrayOf(
  netType<NetObject>('Microsoft.PowerShell.Commands.ModuleSpecification', 'ModuleSpecification'),
);
