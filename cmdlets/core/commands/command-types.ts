import { flagsType } from '../../../src/engine/command/parameter-types.js';

const kinds = [
  'Alias',
  'Function',
  'Filter',
  'Cmdlet',
  'ExternalScript',
  'Application',
  'Script',
  'Configuration',
] as const;

/** Kinds of commands, as a parameter takes them. */
export const commandTypes = flagsType('System.Management.Automation.CommandTypes', kinds, { All: kinds });
