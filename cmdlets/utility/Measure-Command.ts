import { performance } from 'node:perf_hooks';
import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, scriptBlock } from '../../src/engine/command/parameter-types.js';
import { nullSink } from '../../src/engine/pipeline/sink.js';
import { TimeSpan } from '../../src/engine/values/timespan.js';

/** Measures how long a script block takes. */
export const MeasureCommand = cmdlet({
  name: 'Measure-Command',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Measures how long a script block takes.',
  outputTypes: ['System.TimeSpan'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Expression: { type: scriptBlock, help: 'The commands to measure.', mandatory: true, position: 0 },
  },
  examples: [{ code: '(Measure-Command { Start-Sleep -Milliseconds 5 }).TotalMilliseconds -ge 4', remarks: 'True.' }],
  run: (context) => {
    let milliseconds = 0;
    return {
      process() {
        const { Expression, InputObject } = context.parameters;
        const start = performance.now();
        context.session.callBlock(Expression, { dollarUnder: InputObject, out: nullSink, dotted: true });
        milliseconds += performance.now() - start;
      },
      end: () => context.write(TimeSpan.fromMilliseconds(milliseconds)),
    };
  },
});
