import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from './not-here.js';

/** Switches an experimental feature off. */
export const DisableExperimentalFeature = cmdlet({
  name: 'Disable-ExperimentalFeature',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Switches an experimental feature off.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, mandatory: true, position: 0, byName: true, help: 'Names; wildcards are understood.' },
    Scope: {
      type: enumType('System.Management.Automation.Configuration.ConfigScope', ['AllUsers', 'CurrentUser']),
      help: 'Where the change is to hold.',
    },
  },
  run: (context) => notHere(context, 'there are no experimental features.'),
});
