import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { extendedError } from './output/extended-error.js';

/** Shows everything about errors. */
export const GetError = cmdlet({
  name: 'Get-Error',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows everything about errors.',
  aliases: ['gerr'],
  defaultSet: 'Newest',
  sets: ['Newest', 'Error'],
  outputTypes: ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Exception#PSExtendedError'],
  parameters: {
    InputObject: {
      type: psobject,
      help: 'The error to show.',
      sets: { Error: { position: 0, pipeline: true } },
      validate: [notNullOrEmpty],
    },
    Newest: {
      type: int32,
      help: 'How many of the latest errors.',
      aliases: ['Last'],
      sets: { Newest: {} },
      validate: [range(1, 2147483647)],
    },
  },
  examples: [
    { code: "Write-Error 'soft' -ErrorAction SilentlyContinue; (Get-Error).Exception.Message", remarks: 'soft.' },
  ],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      const errors = session.errors.items;
      if (p.InputObject !== undefined) context.write(extendedError(p.InputObject));
      else {
        const newest = errors.slice(0, p.Newest ?? 1);
        newest.forEach((error, index) => {
          context.write(extendedError(error, newest.length > 1 ? index : null));
        });
      }
    },
  }),
});
