import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { cimConnection } from './windows/cim-parameters.js';

/** Lists classes of management data. */
export const GetCimClass = cmdlet({
  name: 'Get-CimClass',
  module: 'CimCmdlets',
  synopsis: 'Lists classes of management data.',
  parameters: {
    ClassName: { type: string, help: 'The class; wildcards are allowed.', position: 0, byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', position: 1, byName: true },
    MethodName: { type: string, help: 'Only classes with this method.', byName: true },
    PropertyName: { type: string, help: 'Only classes with this property.', byName: true },
    QualifierName: { type: string, help: 'Only classes with this qualifier.', byName: true },
    Amended: { type: switchParameter, help: 'Descriptions, too.' },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
