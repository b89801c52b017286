import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { VerbInfo } from './verbs/verb-info.js';
import { verbRows } from './verbs/verb-rows.js';

/** Lists the verbs that PowerShell recommends for names of commands. */
export const GetVerb = cmdlet({
  name: 'Get-Verb',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists the verbs that PowerShell recommends for names of commands.',
  outputTypes: ['System.Management.Automation.VerbInfo'],
  parameters: {
    Verb: { type: stringArray, position: 0, pipeline: true, byName: true, help: 'Verbs; wildcards are understood.' },
    Group: {
      type: stringArray,
      position: 1,
      pipeline: true,
      byName: true,
      validate: [validSet(['Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security'])],
      help: 'Only verbs of these groups.',
    },
  },
  examples: [{ code: 'Get-Verb -Group Security', remarks: 'Block, Grant, Protect, Revoke, Unblock, Unprotect.' }],
  run: (context) => ({
    process() {
      const { Verb, Group } = context.parameters;
      const patterns = (Verb ?? ['*']).map((one) => new WildcardPattern(one, false));
      const groups = Group?.map((one) => one.toLowerCase());
      for (const row of verbRows) {
        if (groups && !groups.includes(row[2].toLowerCase())) continue;
        if (patterns.some((one) => one.matches(row[0]))) context.write(new VerbInfo(row));
      }
    },
  }),
});
