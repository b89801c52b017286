import { cmdlet } from '../../src/engine/command/definition.js';
import {
  flagsType,
  objectArray,
  psobject,
  scriptBlock,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
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
    Option: {
      type: flagsType('System.Management.Automation.PSTraceSourceOptions', [
        'None',
        'Constructor',
        'Dispose',
        'Finalizer',
        'Method',
        'Property',
        'Delegates',
        'Events',
        'Exception',
        'Lock',
        'Error',
        'Errors',
        'Warning',
        'Verbose',
        'WriteLine',
        'Data',
        'Scope',
        'ExecutionFlow',
        'Assert',
        'All',
      ]),
      help: 'Which events are traced.',
      position: 2,
    },
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
    ListenerOption: {
      type: flagsType('System.Diagnostics.TraceOptions', [
        'None',
        'LogicalOperationStack',
        'DateTime',
        'Timestamp',
        'ProcessId',
        'ThreadId',
        'Callstack',
      ]),
      help: 'What each line of the trace holds.',
    },
    FilePath: { type: string, help: 'The file to write to.', aliases: ['PSPath', 'Path'] },
    Force: { type: switchParameter, help: 'Overrides what stands in the way.' },
    Debugger: { type: switchParameter, help: 'Sends the trace to the debugger.' },
    PSHost: { type: switchParameter, help: 'Sends the trace to the screen.' },
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
