import { cmdlet } from '../../src/engine/command/definition.js';
import { currentUICulture } from '../../src/engine/types/globalization/current-culture.js';

/** Gets the culture of texts. */
export const GetUICulture = cmdlet({
  name: 'Get-UICulture',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the culture of texts.',
  outputTypes: ['System.Globalization.CultureInfo'],
  parameters: {},
  examples: [{ code: '(Get-UICulture).Name', remarks: 'en-US.' }],
  run: (context) => ({ process: () => context.write(currentUICulture(context.script)) }),
});
