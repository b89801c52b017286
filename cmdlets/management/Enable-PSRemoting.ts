import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Allows remote sessions. */
export const EnablePSRemoting = cmdlet({
  name: 'Enable-PSRemoting',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Allows remote sessions.',
  shouldProcess: true,
  parameters: {
    Force: { type: switchParameter, help: 'Does not ask.' },
    SkipNetworkProfileCheck: { type: switchParameter, help: 'In public networks, too.' },
  },
  run: (context) => notHere(context, 'there are no remote sessions.'),
});
