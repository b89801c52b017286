import { cmdlet } from '../../src/engine/command/definition.js';
import { psobjectArray, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { toTextCulture } from '../../src/engine/convert/text.js';
import { compositeFormat } from '../../src/engine/operators/composite-format.js';
import type { Session } from '../../src/engine/session/session.js';
import { itemsOf } from '../../src/engine/values/arrays.js';
import { isNullish, type Value } from '../../src/engine/values/value.js';
import { outcomeOf, resolveExpressions } from '../../src/format/expressions.js';
import { plainKeys, readParameter } from '../../src/format/parameter-keys.js';
import { propertyExpression } from './objects/property-argument.js';

/** Joins texts into one string. */
export const JoinString = cmdlet({
  name: 'Join-String',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Joins texts into one string.',
  defaultSet: 'default',
  sets: ['default', 'SingleQuote', 'DoubleQuote', 'Format'],
  outputTypes: ['System.String'],
  parameters: {
    Property: { type: propertyExpression, help: 'The property, or script block, whose text is joined.', position: 0 },
    Separator: { type: string, help: 'Text between the items.', position: 1, allowEmptyString: true },
    OutputPrefix: { type: string, help: 'Text before the joined string.', aliases: ['op'] },
    OutputSuffix: { type: string, help: 'Text behind the joined string.', aliases: ['os'] },
    SingleQuote: { type: switchParameter, help: 'Puts each item in single quotes.', sets: { SingleQuote: {} } },
    DoubleQuote: { type: switchParameter, help: 'Puts each item in double quotes.', sets: { DoubleQuote: {} } },
    FormatString: { type: string, help: 'A .NET format for each item.', sets: { Format: {} } },
    UseCulture: { type: switchParameter, help: 'Uses the list separator of the current culture.' },
    InputObject: { type: psobjectArray, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
  },
  examples: [{ code: "'a', 'b' | Join-String -Separator ', ' -DoubleQuote", remarks: '"a", "b".' }],
  run: (context) => {
    const { parameters: p, script } = context;
    const property =
      p.Property === undefined || p.Property === null ? null : readParameter(script, p.Property, plainKeys);
    const texts: string[] = [];
    const itemValue = (object: Value): Value => {
      if (!property) return object;
      const expression = resolveExpressions(script, object, property.source)[0];
      const outcome = expression ? outcomeOf(script, expression, object) : null;
      return outcome !== null && 'value' in outcome ? outcome.value : null;
    };
    const textOf = (value: Value): string => {
      const text = toTextCulture(script, value);
      if (p.SingleQuote) return `'${text.replaceAll("'", "''")}'`;
      if (p.DoubleQuote) return `"${text}"`;
      return p.FormatString ? compositeFormat(script, p.FormatString, [value]) : text;
    };
    return {
      process() {
        for (const object of p.InputObject === undefined ? [] : itemsOf(p.InputObject)) {
          const value = itemValue(object);
          if (!isNullish(value)) texts.push(textOf(value));
        }
      },
      end() {
        const separator = p.UseCulture ? ',' : (p.Separator ?? outputSeparator(context.session));
        context.write(`${p.OutputPrefix ?? ''}${texts.join(separator)}${p.OutputSuffix ?? ''}`);
      },
    };
  },
});

/** `$OFS` where the caller set it; texts are joined without anything between them otherwise. */
function outputSeparator(session: Session): string {
  const value = session.scope.find('ofs')?.read();
  return value === undefined || value === null ? '' : toTextCulture(session, value);
}
