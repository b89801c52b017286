import { cmdlet } from '../../src/engine/command/definition.js';
import {
  credential,
  hashtableArray,
  int64,
  netType,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Reads event logs. */
export const GetWinEvent = cmdlet({
  name: 'Get-WinEvent',
  module: 'Microsoft.PowerShell.Diagnostics',
  synopsis: 'Reads event logs.',
  defaultSet: 'GetLogSet',
  sets: ['GetLogSet', 'ListLogSet', 'ListProviderSet', 'GetProviderSet', 'FileSet', 'HashQuerySet', 'XmlQuerySet'],
  parameters: {
    ListLog: { type: stringArray, help: 'Lists these logs.', sets: { ListLogSet: { mandatory: true, position: 0 } } },
    LogName: {
      type: stringArray,
      help: 'The logs.',
      sets: { GetLogSet: { position: 0, pipeline: true, byName: true } },
    },
    ListProvider: {
      type: stringArray,
      help: 'Lists these providers.',
      sets: { ListProviderSet: { mandatory: true, position: 0 } },
    },
    ProviderName: {
      type: stringArray,
      help: 'The providers.',
      sets: { GetProviderSet: { mandatory: true, position: 0, byName: true } },
    },
    Path: {
      type: stringArray,
      help: 'Log files.',
      aliases: ['PSPath'],
      sets: { FileSet: { mandatory: true, position: 0, byName: true } },
    },
    FilterHashtable: {
      type: hashtableArray,
      help: 'What to look for.',
      sets: { HashQuerySet: { mandatory: true, position: 0 } },
    },
    FilterXml: {
      type: netType<NetObject>('System.Xml.XmlDocument', 'xml'),
      help: 'A query in XML.',
      sets: { XmlQuerySet: { mandatory: true, position: 0 } },
    },
    FilterXPath: { type: string, help: 'A query in XPath.', sets: { GetLogSet: {}, GetProviderSet: {}, FileSet: {} } },
    MaxEvents: { type: int64, help: 'How many events at most.' },
    ComputerName: { type: string, help: 'A remote computer.', aliases: ['Cn'] },
    Credential: { type: credential, help: 'Who connects.' },
    Force: { type: switchParameter, help: 'Hidden logs, too.' },
    Oldest: { type: switchParameter, help: 'The oldest first.' },
  },
  run: (context) => notHere(context, 'the event log belongs to Windows.'),
});
