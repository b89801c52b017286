import { cmdlet } from '../../src/engine/command/definition.js';
import {
  int32,
  objectArray,
  psobject,
  scriptBlock,
  scriptBlockArray,
  string,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { memberBody } from './for-each/member.js';
import { parallelBody } from './for-each/parallel.js';
import { blockBody } from './for-each/script-blocks.js';

/** Runs a script block, or reads a member, for each object of a pipeline. */
export const ForEachObject = cmdlet({
  name: 'ForEach-Object',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs a script block, or reads a member, for each object of a pipeline.',
  defaultSet: 'ScriptBlockSet',
  sets: ['ScriptBlockSet', 'PropertyAndMethodSet', 'ParallelParameterSet'],
  shouldProcess: true,
  confirmImpact: 'Low',
  aliases: ['%', 'foreach'],
  parameters: {
    InputObject: {
      type: psobject,
      sets: {
        ScriptBlockSet: { pipeline: true },
        PropertyAndMethodSet: { pipeline: true },
        ParallelParameterSet: { pipeline: true },
      },
      help: 'The objects to work on; usually they come through the pipeline.',
    },
    Begin: { type: scriptBlock, sets: { ScriptBlockSet: {} }, help: 'Runs once before the first object.' },
    Process: {
      type: scriptBlockArray,
      sets: { ScriptBlockSet: { mandatory: true, position: 0 } },
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Runs for each object, which is in $_.',
    },
    End: { type: scriptBlock, sets: { ScriptBlockSet: {} }, help: 'Runs once behind the last object.' },
    RemainingScripts: {
      type: scriptBlockArray,
      sets: { ScriptBlockSet: { remaining: true } },
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Further script blocks; the last one is the end block when no other is given.',
    },
    MemberName: {
      type: string,
      sets: { PropertyAndMethodSet: { mandatory: true, position: 0 } },
      validate: [notNullOrEmpty],
      help: 'The property to read or the method to call.',
    },
    ArgumentList: {
      type: objectArray,
      aliases: ['Args'],
      sets: { PropertyAndMethodSet: { remaining: true } },
      help: 'Arguments of the method.',
    },
    Parallel: {
      type: scriptBlock,
      sets: { ParallelParameterSet: { mandatory: true } },
      help: 'Runs for each object, several at a time.',
    },
    ThrottleLimit: {
      type: int32,
      sets: { ParallelParameterSet: {} },
      validate: [range(1, 2147483647)],
      help: 'How many may run at the same time.',
    },
    TimeoutSeconds: {
      type: int32,
      sets: { ParallelParameterSet: {} },
      validate: [range(0, 2147483)],
      help: 'Gives up after so many seconds.',
    },
    AsJob: { type: switchParameter, sets: { ParallelParameterSet: {} }, help: 'Runs it as a background job.' },
    UseNewRunspace: {
      type: switchParameter,
      sets: { ParallelParameterSet: {} },
      help: 'Uses a fresh runspace for every object.',
    },
  },
  examples: [
    { code: '1..3 | ForEach-Object { $_ * 2 }', remarks: 'Doubles each number.' },
    { code: "'ann', 'bob' | ForEach-Object ToUpper", remarks: 'Calls a method of each object.' },
    {
      code: '1..3 | ForEach-Object -Begin { $sum = 0 } -Process { $sum += $_ } -End { $sum }',
      remarks: 'Adds them up.',
    },
  ],
  run(context) {
    if (context.parameterSet === 'PropertyAndMethodSet') return memberBody(context);
    if (context.parameterSet === 'ParallelParameterSet') return parallelBody(context);
    return blockBody(context);
  },
});
