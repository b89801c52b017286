import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Calls a management method. */
export const InvokeCimMethod = cmdlet({
  name: 'Invoke-CimMethod',
  module: 'CimCmdlets',
  synopsis: 'Calls a management method.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
