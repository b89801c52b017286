import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';

/** Runs a text as commands. */
export const InvokeExpression = cmdlet({
  name: 'Invoke-Expression',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Runs a text as commands.',
  aliases: ['iex'],
  parameters: {
    Command: { type: string, help: 'Commands to run, as a text.', mandatory: true, position: 0, pipeline: true },
  },
  examples: [{ code: "Invoke-Expression '1 + 2'", remarks: '3.' }],
  run: (context) => ({
    process() {
      const { session, out, parameters } = context;
      session.callBlock(session.compile(parameters.Command), { dotted: true, out });
    },
  }),
});
