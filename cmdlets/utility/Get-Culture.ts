import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import { convertTo } from '../../src/engine/convert/convert.js';
import { requireType } from '../../src/engine/values/type-names.js';
import { cultureName } from './objects/culture-names.js';

/** Gets the culture of the session, or cultures by name. */
export const GetCulture = cmdlet({
  name: 'Get-Culture',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the culture of the session, or cultures by name.',
  defaultSet: 'CurrentCulture',
  sets: ['CurrentCulture', 'Name', 'ListAvailable'],
  outputTypes: ['System.Globalization.CultureInfo'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of cultures: de-DE.',
      sets: { Name: { position: 0, pipeline: true } },
      validate: [cultureName(), notNull],
    },
    NoUserOverrides: {
      type: switchParameter,
      help: 'Ignores what the user changed in the culture.',
      sets: { CurrentCulture: {}, Name: {} },
    },
    ListAvailable: { type: switchParameter, help: 'Gets all cultures.', sets: { ListAvailable: {} } },
  },
  examples: [{ code: '(Get-Culture).Name', remarks: 'en-US unless the session has another.' }],
  run: (context) => ({
    process() {
      const { parameters: p, script } = context;
      if (p.Name === undefined) context.write(script.culture);
      else
        for (const name of p.Name)
          context.write(convertTo(script, name, requireType('System.Globalization.CultureInfo')));
    },
  }),
});
