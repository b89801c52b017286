import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Allows remote sessions. */
export const EnablePSRemoting = cmdlet({
  name: 'Enable-PSRemoting',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Allows remote sessions.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'there are no remote sessions.'),
});
