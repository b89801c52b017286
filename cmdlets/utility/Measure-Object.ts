import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { isNullish } from '../../src/engine/values/value.js';
import { measureNumbers, measureText } from './objects/measuring.js';
import { propertyExpressions } from './objects/property-argument.js';

/** Counts objects, and calculates with their values. */
export const MeasureObject = cmdlet({
  name: 'Measure-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Counts objects, and calculates with their values.',
  aliases: ['measure'],
  defaultSet: 'GenericMeasure',
  sets: ['GenericMeasure', 'TextMeasure'],
  outputTypes: [
    'Microsoft.PowerShell.Commands.GenericMeasureInfo',
    'Microsoft.PowerShell.Commands.TextMeasureInfo',
    'Microsoft.PowerShell.Commands.GenericObjectMeasureInfo',
  ],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Property: { type: propertyExpressions, help: 'Properties to measure.', position: 0, validate: [notNullOrEmpty] },
    StandardDeviation: {
      type: switchParameter,
      help: 'Calculates the standard deviation.',
      sets: { GenericMeasure: {} },
    },
    Sum: { type: switchParameter, help: 'Calculates the sum.', sets: { GenericMeasure: {} } },
    AllStats: { type: switchParameter, help: 'Calculates all statistics.', sets: { GenericMeasure: {} } },
    Average: { type: switchParameter, help: 'Calculates the average.', sets: { GenericMeasure: {} } },
    Maximum: { type: switchParameter, help: 'Finds the greatest value.', sets: { GenericMeasure: {} } },
    Minimum: { type: switchParameter, help: 'Finds the least value.', sets: { GenericMeasure: {} } },
    Line: { type: switchParameter, help: 'Counts lines.', sets: { TextMeasure: {} } },
    Word: { type: switchParameter, help: 'Counts words.', sets: { TextMeasure: {} } },
    Character: { type: switchParameter, help: 'Counts characters.', sets: { TextMeasure: {} } },
    IgnoreWhiteSpace: { type: switchParameter, help: 'Does not count blanks.', sets: { TextMeasure: {} } },
  },
  examples: [
    { code: '1, 2, 3 | Measure-Object -Sum -Average', remarks: 'Sum and average.' },
    { code: "'one two', 'three' | Measure-Object -Word", remarks: 'Words.' },
  ],
  run: (context) => {
    const { parameters: p } = context;
    const measuring = context.parameterSet === 'TextMeasure' ? measureText(context, p) : measureNumbers(context, p);
    return {
      process() {
        if (!isNullish(p.InputObject)) measuring.add(p.InputObject);
      },
      end: () => measuring.finish(),
    };
  },
});
