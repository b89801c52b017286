import { randomUUID } from 'node:crypto';
import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { convertTo } from '../../src/engine/convert/convert.js';
import { requireType } from '../../src/engine/values/type-names.js';

/** Makes a new GUID. */
export const NewGuid = cmdlet({
  name: 'New-Guid',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a new GUID.',
  defaultSet: 'Default',
  sets: ['Default', 'Empty', 'InputObject'],
  outputTypes: ['System.Guid'],
  parameters: {
    Empty: { type: switchParameter, help: 'Outputs the GUID of zeros.', sets: { Empty: {} } },
    InputObject: {
      type: string,
      help: 'A text to turn into a GUID.',
      sets: { InputObject: { position: 0, pipeline: true } },
    },
  },
  examples: [{ code: '(New-Guid).ToString().Length', remarks: '36 characters.' }],
  run: (context) => ({
    process() {
      const { InputObject, Empty } = context.parameters;
      const text = InputObject ?? (Empty ? '00000000-0000-0000-0000-000000000000' : randomUUID());
      context.write(convertTo(context.script, text, requireType('System.Guid')));
    },
  }),
});
