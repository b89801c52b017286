import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { lineEnd, textDocument } from '../../src/format/text-document.js';

/** Turns what would be printed into strings. */
export const OutString = cmdlet({
  name: 'Out-String',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns what would be printed into strings.',
  aliases: ['oss'],
  defaultSet: 'NoNewLineFormatting',
  sets: ['NoNewLineFormatting', 'StreamFormatting'],
  outputTypes: ['System.String'],
  parameters: {
    Stream: { type: switchParameter, help: 'Outputs a string for each line.', sets: { StreamFormatting: {} } },
    Width: { type: int32, help: 'How many characters a line has.', validate: [range(2, 2147483647)] },
    NoNewline: {
      type: switchParameter,
      help: 'Puts no line ends behind the texts.',
      sets: { NoNewLineFormatting: {} },
    },
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
  },
  examples: [{ code: "[pscustomobject]@{ Name = 'ann' } | Out-String -Width 60", remarks: 'A table as one string.' }],
  run: (context) => {
    const { Stream, NoNewline, Width } = context.parameters;
    const newline = NoNewline ? '' : lineEnd(context.session);
    const pieces: string[] = [];
    const document = textDocument(context.session, Width, (text) => {
      if (Stream) context.write(text);
      else pieces.push(text, newline);
    });
    return {
      process: () => document.process(context.parameters.InputObject),
      end() {
        document.end();
        if (!Stream) context.write(pieces.join(''));
      },
    };
  },
});
