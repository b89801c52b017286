import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Empties the event log. */
export const ClearEventLog = cmdlet({
  name: 'Clear-EventLog',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Empties the event log.',
  shouldProcess: true,
  parameters: {
    LogName: { type: stringArray, help: 'The logs.', aliases: ['LN'], mandatory: true, position: 0 },
    ComputerName: { type: stringArray, help: 'Names of remote computers.', aliases: ['CN'], position: 1 },
  },
  run: (context) => notHere(context, 'the event log belongs to Windows.'),
});
