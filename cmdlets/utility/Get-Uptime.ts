import { uptime } from 'node:os';
import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { invokeMethod } from '../../src/engine/values/methods.js';
import { getStatic } from '../../src/engine/values/static-properties.js';
import { TimeSpan } from '../../src/engine/values/timespan.js';
import { requireType } from '../../src/engine/values/type-names.js';

/** Gets how long the system has been running. */
export const GetUptime = cmdlet({
  name: 'Get-Uptime',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets how long the system has been running.',
  defaultSet: 'Timespan',
  sets: ['Timespan', 'Since'],
  outputTypes: ['System.TimeSpan', 'System.DateTime'],
  parameters: {
    Since: { type: switchParameter, help: 'Outputs when the system was started.', sets: { Since: {} } },
  },
  examples: [{ code: '(Get-Uptime).TotalSeconds -gt 0', remarks: 'True.' }],
  run: (context) => ({
    process() {
      const span = new TimeSpan(BigInt(Math.floor(uptime())) * 10_000_000n);
      const { script } = context;
      context.write(
        context.parameters.Since
          ? invokeMethod(script, getStatic(script, requireType('System.DateTime'), 'Now'), 'Subtract', [span])
          : span,
      );
    },
  }),
});
