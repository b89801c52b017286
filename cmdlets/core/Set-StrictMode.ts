import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import { knownVersion, strictLevel, strictVersion } from './language/strict-version.js';

/** Makes the language complain about likely mistakes in this scope. */
export const SetStrictMode = cmdlet({
  name: 'Set-StrictMode',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes the language complain about likely mistakes in this scope.',
  defaultSet: 'Version',
  sets: ['Version', 'Off'],
  parameters: {
    Off: { type: switchParameter, sets: { Off: { mandatory: true } }, help: 'Switches it off.' },
    Version: {
      type: strictVersion,
      validate: [knownVersion],
      aliases: ['v'],
      sets: { Version: { mandatory: true } },
      help: 'The rules of this version.',
    },
  },
  examples: [
    { code: 'Set-StrictMode -Version Latest', remarks: 'All rules.' },
    { code: 'Set-StrictMode -Off', remarks: 'None.' },
  ],
  run(context) {
    return {
      end() {
        const { Off, Version } = context.parameters;
        context.session.scope.strictMode = Off || !Version ? 0 : strictLevel(toText(context.script, Version));
      },
    };
  },
});
