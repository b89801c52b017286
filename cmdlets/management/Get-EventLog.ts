import { cmdlet } from '../../src/engine/command/definition.js';
import {
  dateTime,
  int32,
  int32Array,
  int64Array,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Reads the event log. */
export const GetEventLog = cmdlet({
  name: 'Get-EventLog',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Reads the event log.',
  defaultSet: 'LogName',
  sets: ['LogName', 'List'],
  parameters: {
    LogName: { type: string, help: 'The log.', aliases: ['LN'], sets: { LogName: { mandatory: true, position: 0 } } },
    ComputerName: { type: stringArray, help: 'Names of remote computers.', aliases: ['CN'] },
    Newest: { type: int32, help: 'How many of the newest entries.', sets: { LogName: {} } },
    After: { type: dateTime, help: 'Only entries after this time.', sets: { LogName: {} } },
    Before: { type: dateTime, help: 'Only entries before this time.', sets: { LogName: {} } },
    UserName: { type: stringArray, help: 'Only entries of these users.', sets: { LogName: {} } },
    InstanceId: { type: int64Array, help: 'Only entries with these ids.', sets: { LogName: { position: 1 } } },
    Index: { type: int32Array, help: 'Only entries with these numbers.', sets: { LogName: {} } },
    EntryType: {
      type: stringArray,
      help: 'Only entries of these kinds.',
      aliases: ['ET'],
      sets: { LogName: {} },
      validate: [validSet(['Error', 'Information', 'FailureAudit', 'SuccessAudit', 'Warning'])],
    },
    Source: { type: stringArray, help: 'Only entries of these programs.', aliases: ['ABO'], sets: { LogName: {} } },
    Message: { type: string, help: 'Only entries with this text.', aliases: ['MSG'], sets: { LogName: {} } },
    AsBaseObject: { type: switchParameter, help: 'Plain event log entries.', sets: { LogName: {} } },
    List: { type: switchParameter, help: 'The logs.', sets: { List: {} } },
    AsString: { type: switchParameter, help: 'Names of logs.', sets: { List: {} } },
  },
  run: (context) => notHere(context, 'the event log belongs to Windows.'),
});
