import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray, psobject, scriptBlock, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { traceListeners, traceOption } from './output/trace-rows.js';
import { noTraceSource } from './output/trace-sources.js';

/** Runs a command with traces of PowerShell's own sources; this shell has none. */
export const TraceCommand = cmdlet({
  name: 'Trace-Command',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: "Runs a command with traces of PowerShell's own sources; this shell has none.",
  defaultSet: 'expressionSet',
  sets: ['expressionSet', 'commandSet'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Name: { type: stringArray, help: 'The name; wildcards are allowed.', mandatory: true, position: 0 },
    Option: { ...traceOption, position: 2 },
    Expression: {
      type: scriptBlock,
      help: 'The commands to trace.',
      sets: { expressionSet: { mandatory: true, position: 1 } },
    },
    Command: { type: string, help: 'A command to trace.', sets: { commandSet: { mandatory: true, position: 1 } } },
    ArgumentList: {
      type: objectArray,
      help: 'Arguments for the command.',
      aliases: ['Args'],
      sets: { commandSet: { remaining: true } },
    },
    ...traceListeners,
  },
  run: (context) => ({
    process() {
      const { parameters: p, session, out } = context;
      for (const name of p.Name) context.writeError(noTraceSource(name));
      if (p.Expression) session.callBlock(p.Expression, { dollarUnder: p.InputObject, out });
      else if (p.Command)
        session.callBlock(session.compile(`& '${p.Command.replaceAll("'", "''")}' @args`), {
          args: p.ArgumentList ?? [],
          out,
        });
    },
  }),
});
