import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads management data of Windows. */
export const GetWmiObject = cmdlet({
  name: 'Get-WmiObject',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Reads management data of Windows.',
  defaultSet: 'query',
  sets: ['query', 'WQLQuery', 'list'],
  parameters: {
    Class: {
      type: string,
      help: 'The class.',
      aliases: ['ClassName'],
      sets: { query: { mandatory: true, position: 0 }, list: { position: 1 } },
    },
    Property: { type: stringArray, help: 'Only these properties.', sets: { query: { position: 1 } } },
    Filter: { type: string, help: 'Only objects that fulfil this.', sets: { query: {} } },
    Query: { type: string, help: 'A query in WQL.', sets: { WQLQuery: { mandatory: true } } },
    List: { type: switchParameter, help: 'The classes.', sets: { list: {} } },
    Recurse: { type: switchParameter, help: 'Those of the namespaces below, too.', sets: { list: {} } },
    Amended: { type: switchParameter, help: 'Descriptions, too.' },
    DirectRead: { type: switchParameter, help: 'Straight from the provider.', sets: { query: {}, WQLQuery: {} } },
    Namespace: { type: string, help: 'The namespace of the class.', aliases: ['NS'] },
    ComputerName: { type: stringArray, help: 'Names of remote computers.', aliases: ['Cn'] },
    Credential: { type: credential, help: 'Who connects.' },
    AsJob: { type: switchParameter, help: 'In the background.' },
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
