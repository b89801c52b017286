import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Connects to a computer’s management. */
export const NewCimSession = cmdlet({
  name: 'New-CimSession',
  module: 'CimCmdlets',
  synopsis: 'Connects to a computer’s management.',
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
