import { cmdlet } from '../../src/engine/command/definition.js';
import { lineEditorOptions } from './line-editor/options.js';

/** Shows the options that Set-PSReadLineOption remembers. */
export const GetPSReadLineOption = cmdlet({
  name: 'Get-PSReadLineOption',
  module: 'PSReadLine',
  synopsis: 'Shows the options that Set-PSReadLineOption remembers.',
  parameters: {},
  examples: [{ code: '(Get-PSReadLineOption).BellStyle', remarks: 'Audible, unless it was set.' }],
  run: (context) => ({ process: () => context.write(lineEditorOptions(context.session)) }),
});
