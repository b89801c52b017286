import { cmdlet } from '../../src/engine/command/definition.js';
import {
  credential,
  netType,
  objectArray,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Calls a management method of Windows. */
export const InvokeWmiMethod = cmdlet({
  name: 'Invoke-WmiMethod',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Calls a management method of Windows.',
  defaultSet: 'class',
  sets: ['class', 'object', 'path'],
  shouldProcess: true,
  parameters: {
    Class: { type: string, help: 'The class.', sets: { class: { mandatory: true, position: 0 } } },
    InputObject: {
      type: netType<NetObject>('System.Management.ManagementObject', 'ManagementObject'),
      help: 'The object.',
      sets: { object: { mandatory: true, pipeline: true } },
    },
    Path: { type: string, help: 'The path of the object.', sets: { path: { mandatory: true } } },
    Name: {
      type: string,
      help: 'The method.',
      sets: { class: { mandatory: true, position: 1 }, object: { mandatory: true }, path: { mandatory: true } },
    },
    ArgumentList: {
      type: objectArray,
      help: 'Its arguments.',
      aliases: ['Args'],
      sets: { class: { position: 2 }, object: {}, path: {} },
    },
    Namespace: { type: string, help: 'The namespace of the class.', aliases: ['NS'] },
    ComputerName: { type: stringArray, help: 'Names of remote computers.', aliases: ['Cn'] },
    Credential: { type: credential, help: 'Who connects.' },
    AsJob: { type: switchParameter, help: 'In the background.' },
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
