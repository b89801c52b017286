import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { needsTerminal, showGrid } from './grid/grid-view.js';

/** Shows objects as a table and lets a person pick rows. */
export const OutGridView = cmdlet({
  name: 'Out-GridView',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows objects as a table and lets a person pick rows.',
  description: [
    'The table is shown in the terminal with a number before each row. With -PassThru or -OutputMode the numbers of the rows to hand on are asked for.',
  ],
  aliases: ['ogv'],
  defaultSet: 'PassThru',
  sets: ['PassThru', 'Wait', 'OutputMode'],
  parameters: {
    InputObject: { type: psobject, pipeline: true, help: 'The objects to work on, usually from the pipeline.' },
    Title: { type: string, validate: [notNullOrEmpty], help: 'A line above the table.' },
    Wait: {
      type: switchParameter,
      sets: { Wait: {} },
      help: 'Waits until a window is closed; a table in the terminal needs no waiting.',
    },
    OutputMode: {
      type: enumType('Microsoft.PowerShell.Commands.OutputModeOption', ['None', 'Single', 'Multiple']),
      sets: { OutputMode: {} },
      help: 'How many rows may be picked.',
    },
    PassThru: { type: switchParameter, sets: { PassThru: {} }, help: 'Hands the picked rows on.' },
  },
  examples: [
    {
      code: "try { 1..3 | Out-GridView -PassThru } catch { 'nobody picks' }",
      remarks: 'Without a terminal it is an error.',
    },
  ],
  run: (context) => {
    const objects: Value[] = [];
    return {
      begin: () => needsTerminal(context),
      process() {
        const { InputObject } = context.parameters;
        if (InputObject !== undefined) objects.push(InputObject);
      },
      end: () => showGrid(context, objects),
    };
  },
});
