import { cmdlet } from '../../src/engine/command/definition.js';
import { bytes, enumType, int32, string } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Writes to the event log. */
export const WriteEventLog = cmdlet({
  name: 'Write-EventLog',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Writes to the event log.',
  parameters: {
    LogName: { type: string, help: 'The log.', aliases: ['LN'], mandatory: true, position: 0 },
    Source: { type: string, help: 'Name of the program.', aliases: ['SRC'], mandatory: true, position: 1 },
    EventId: { type: int32, help: 'The number of the event.', aliases: ['ID', 'EID'], mandatory: true, position: 2 },
    EntryType: {
      type: enumType('System.Diagnostics.EventLogEntryType', [
        'Error',
        'Warning',
        'Information',
        'SuccessAudit',
        'FailureAudit',
      ]),
      help: 'The kind of the event.',
      aliases: ['ET'],
      position: 3,
    },
    Message: { type: string, help: 'The text.', aliases: ['MSG'], mandatory: true, position: 4 },
    Category: { type: int32, help: 'The number of the category.' },
    RawData: { type: bytes, help: 'Bytes that belong to the event.', aliases: ['RD'] },
    ComputerName: { type: string, help: 'A remote computer.', aliases: ['CN'] },
  },
  run: (context) => notHere(context, 'the event log belongs to Windows.'),
});
