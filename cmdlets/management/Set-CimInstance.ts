import { cmdlet } from '../../src/engine/command/definition.js';
import { dictionary, string, switchParameter, uri } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { cimConnection, cimInstances } from './windows/cim-parameters.js';

/** Changes management data. */
export const SetCimInstance = cmdlet({
  name: 'Set-CimInstance',
  module: 'CimCmdlets',
  synopsis: 'Changes management data.',
  defaultSet: 'CimInstance',
  sets: ['CimInstance', 'Query'],
  shouldProcess: true,
  parameters: {
    ...cimInstances,
    Property: {
      type: dictionary,
      help: 'Names and values.',
      aliases: ['Arguments'],
      sets: { CimInstance: { byName: true }, Query: { mandatory: true, byName: true } },
    },
    PassThru: { type: switchParameter, help: 'Writes the object that was changed.' },
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
