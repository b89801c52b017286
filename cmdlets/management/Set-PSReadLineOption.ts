import { cmdlet } from '../../src/engine/command/definition.js';
import { hashtable, int32, scriptBlock, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { rememberOptions } from './line-editor/options.js';

/** Remembers options of the line editor: profiles set them. */
export const SetPSReadLineOption = cmdlet({
  name: 'Set-PSReadLineOption',
  module: 'PSReadLine',
  synopsis: 'Remembers options of the line editor.',
  description: [
    'The options are kept and shown by Get-PSReadLineOption; the line editor of migsh does not change with them.',
  ],
  parameters: {
    EditMode: { type: string, help: 'The keys.', validate: [validSet(['Windows', 'Emacs', 'Vi'])] },
    BellStyle: { type: string, help: 'How errors are told.', validate: [validSet(['None', 'Visual', 'Audible'])] },
    HistorySaveStyle: {
      type: string,
      help: 'When the history is saved.',
      validate: [validSet(['SaveIncrementally', 'SaveAtExit', 'SaveNothing'])],
    },
    HistorySavePath: { type: string, help: 'Where the history is saved.' },
    HistoryNoDuplicates: { type: switchParameter, help: 'Each line once.' },
    HistorySearchCursorMovesToEnd: { type: switchParameter, help: 'The cursor goes to the end of a line found.' },
    HistorySearchCaseSensitive: { type: switchParameter, help: 'Exact case.' },
    MaximumHistoryCount: { type: int32, help: 'How many lines are kept.' },
    PredictionSource: {
      type: string,
      help: 'Where proposals come from.',
      validate: [validSet(['None', 'History', 'Plugin', 'HistoryAndPlugin'])],
    },
    PredictionViewStyle: {
      type: string,
      help: 'How proposals look.',
      validate: [validSet(['InlineView', 'ListView'])],
    },
    ShowToolTips: { type: switchParameter, help: 'Explains proposals.' },
    ContinuationPrompt: { type: string, help: 'The prompt of further lines.', allowEmptyString: true },
    PromptText: { type: string, help: 'What of the prompt is coloured.' },
    Colors: { type: hashtable, help: 'Colours by kind of token.' },
    AddToHistoryHandler: { type: scriptBlock, help: 'Says which lines are kept.' },
    ViModeIndicator: {
      type: string,
      help: 'How the mode is shown.',
      validate: [validSet(['None', 'Prompt', 'Cursor', 'Script'])],
    },
    TerminateOrphanedConsoleApps: { type: switchParameter, help: 'Ends programs that hold the console.' },
  },
  examples: [{ code: 'Set-PSReadLineOption -EditMode Emacs; (Get-PSReadLineOption).EditMode', remarks: 'Emacs.' }],
  run: (context) => ({
    process() {
      const names = Object.keys(context.parameters) as (keyof typeof context.parameters)[];
      const bound = names.filter((name) => context.isBound(name));
      rememberOptions(
        context.session,
        bound.map((name) => [name, context.parameters[name] as Value]),
      );
    },
  }),
});
