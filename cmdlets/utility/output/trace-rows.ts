import { flagsType, string, switchParameter } from '../../../src/engine/command/parameter-types.js';

/** What of PowerShell's own work is traced. */
export const traceOption = {
  type: flagsType('System.Management.Automation.PSTraceSourceOptions', [
    ...(['None', 'Constructor', 'Dispose', 'Finalizer', 'Method', 'Property', 'Delegates', 'Events'] as const),
    ...(['Exception', 'Lock', 'Error', 'Errors', 'Warning', 'Verbose', 'WriteLine', 'Data'] as const),
    ...(['Scope', 'ExecutionFlow', 'Assert', 'All'] as const),
  ]),
  help: 'Which events are traced.',
} as const;

/** Where a trace goes, and what it holds. */
export const traceListeners = {
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
} as const;
