import { cmdlet } from '../../src/engine/command/definition.js';
import { dateTime, enumType, timeSpan } from '../../src/engine/command/parameter-types.js';
import { toTextCulture } from '../../src/engine/convert/text.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { NotSupportedException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';

/** Sets the clock of the system. */
export const SetDate = cmdlet({
  name: 'Set-Date',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets the clock of the system.',
  defaultSet: 'Date',
  sets: ['Date', 'Adjust'],
  shouldProcess: true,
  outputTypes: ['System.DateTime'],
  parameters: {
    Date: {
      type: dateTime,
      help: 'The new date and time.',
      sets: { Date: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    Adjust: {
      type: timeSpan,
      help: 'How much to move the clock.',
      sets: { Adjust: { mandatory: true, position: 0, byName: true } },
      allowNull: true,
    },
    DisplayHint: {
      type: enumType('Microsoft.PowerShell.Commands.DisplayHintType', ['Date', 'Time', 'DateTime']),
      help: 'Which parts are shown: Date, Time or DateTime.',
    },
  },
  examples: [{ code: "Set-Date -Adjust '00:00:00' -WhatIf", remarks: 'Only says what it would do.' }],
  run: (context) => ({
    process() {
      const { parameters: p, script } = context;
      if (!context.shouldProcess(toTextCulture(script, p.Date ?? p.Adjust), 'Set-Date')) return;
      const exception = newException(
        NotSupportedException,
        'This shell does not set the clock of the system; use the tools of the operating system.',
      );
      context.writeError(errorRecord({ exception, id: 'SetDateNotSupported', category: 'NotImplemented' }));
    },
  }),
});
