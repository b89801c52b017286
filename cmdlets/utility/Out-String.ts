import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { OutDefault } from '../../src/format/out-default.js';
import { formattingOf } from '../../src/format/session-formatting.js';

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
    const format = formattingOf(context.session);
    const { columns, supportsAnsi } = context.host;
    const newline = context.session.windows ? '\r\n' : '\n';
    const pieces: string[] = [];
    const out = new OutDefault({
      format,
      output: {
        width: Width ?? Infinity,
        screenWidth: columns,
        rows: Infinity,
        ansi: format.style.keepsCodes(false, supportsAnsi),
        stripsRaw: false,
        escapesControls: false,
        write: (text) => {
          if (Stream) context.write(text);
          else pieces.push(text, NoNewline ? '' : newline);
        },
      },
    });
    return {
      process: () => out.process(context.parameters.InputObject),
      end() {
        out.end();
        if (!Stream) context.write(pieces.join(''));
      },
    };
  },
});
