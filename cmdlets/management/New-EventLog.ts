import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Makes an event log. */
export const NewEventLog = cmdlet({
  name: 'New-EventLog',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes an event log.',
  parameters: {
    LogName: { type: string, help: 'The log.', aliases: ['LN'], mandatory: true, position: 0 },
    Source: {
      type: stringArray,
      help: 'Names of the programs that write it.',
      aliases: ['SRC'],
      mandatory: true,
      position: 1,
    },
    ComputerName: { type: stringArray, help: 'Names of remote computers.', aliases: ['CN'], position: 2 },
    CategoryResourceFile: { type: string, help: 'File with texts of categories.', aliases: ['CRF'] },
    MessageResourceFile: { type: string, help: 'File with texts of messages.', aliases: ['MRF'] },
    ParameterResourceFile: { type: string, help: 'File with texts of parameters.', aliases: ['PRF'] },
  },
  run: (context) => notHere(context, 'the event log belongs to Windows.'),
});
