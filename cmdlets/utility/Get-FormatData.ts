import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, version } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { formattingOf } from '../../src/format/formatting-of.js';
import { typeViews } from './type-data/type-views.js';

/** Gets the views of types. */
export const GetFormatData = cmdlet({
  name: 'Get-FormatData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the views of types.',
  outputTypes: ['System.Management.Automation.ExtendedTypeDefinition'],
  parameters: {
    TypeName: { type: stringArray, help: 'Full names of types.', position: 0, validate: [notNullOrEmpty] },
    PowerShellVersion: { type: version, help: 'The version for which to get the views.' },
  },
  examples: [{ code: '(Get-FormatData System.Version).TypeNames', remarks: 'System.Version.' }],
  run: (context) => ({
    process() {
      const { views } = formattingOf(context.session);
      const patterns = (context.parameters.TypeName ?? ['*']).map((name) => new WildcardPattern(name));
      const names = views.typeNames().filter((name) => patterns.some((pattern) => pattern.matches(name)));
      for (const one of typeViews(new Set(names.flatMap((name) => views.ofType(name))))) context.write(one);
    },
  }),
});
