import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, switchParameter } from '../../src/engine/command/parameter-types.js';

/** Writes objects into the pipeline. */
export const WriteOutput = cmdlet({
  name: 'Write-Output',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes objects into the pipeline.',
  aliases: ['write', 'echo'],
  parameters: {
    InputObject: {
      type: psobject,
      help: 'The objects to output.',
      mandatory: true,
      position: 0,
      pipeline: true,
      remaining: true,
      allowNull: true,
      allowEmptyCollection: true,
    },
    NoEnumerate: { type: switchParameter, help: 'Outputs a collection as one object.' },
  },
  examples: [
    { code: "Write-Output 'a', 'b'", remarks: 'Two objects.' },
    { code: 'Write-Output 1, 2, 3 -NoEnumerate | Measure-Object', remarks: 'One object: the list.' },
  ],
  run: (context) => ({
    process() {
      const { InputObject, NoEnumerate } = context.parameters;
      if (NoEnumerate) context.write(InputObject);
      else context.write(InputObject, true);
    },
  }),
});
