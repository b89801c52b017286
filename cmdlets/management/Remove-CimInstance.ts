import { cmdlet } from '../../src/engine/command/definition.js';
import { string, uri } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { cimConnection, cimInstances } from './windows/cim-parameters.js';

/** Removes management data. */
export const RemoveCimInstance = cmdlet({
  name: 'Remove-CimInstance',
  module: 'CimCmdlets',
  synopsis: 'Removes management data.',
  defaultSet: 'CimInstance',
  sets: ['CimInstance', 'Query'],
  shouldProcess: true,
  parameters: {
    ...cimInstances,
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
