import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { object, psobject, scriptBlock, string } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { comparisonBody } from './where/comparison.js';
import { filterBody } from './where/filter.js';
import { operatorSets, operatorSwitches } from './where/operators.js';

/** Lets those objects of a pipeline pass for which something is true. */
export const WhereObject = cmdlet({
  name: 'Where-Object',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lets those objects of a pipeline pass for which something is true.',
  defaultSet: 'EqualSet',
  sets: ['EqualSet', 'ScriptBlockSet', ...operatorSets.slice(1), 'Not'],
  aliases: ['?', 'where'],
  parameters: {
    InputObject: {
      type: psobject,
      pipeline: true,
      help: 'The objects to work on; usually they come through the pipeline.',
    },
    FilterScript: {
      type: scriptBlock,
      sets: { ScriptBlockSet: { mandatory: true, position: 0 } },
      help: 'What must be true of an object; it is in $_.',
    },
    Property: {
      type: string,
      sets: inSets([...operatorSets, 'Not'], { mandatory: true, position: 0 }),
      validate: [notNullOrEmpty],
      help: 'The property to compare.',
    },
    Value: { type: object, sets: inSets(operatorSets, { position: 1 }), help: 'What to compare with.' },
    ...operatorSwitches,
  },
  examples: [
    { code: '1..6 | Where-Object { $_ % 2 -eq 0 }', remarks: 'The even numbers.' },
    { code: "'ann', 'bob' | Where-Object Length -gt 2", remarks: 'Compares a property.' },
    { code: "[pscustomobject]@{ Name = 'a'; On = $true } | Where-Object On", remarks: 'Those whose property is true.' },
  ],
  run(context) {
    return context.parameterSet === 'ScriptBlockSet' ? filterBody(context) : comparisonBody(context);
  },
});
