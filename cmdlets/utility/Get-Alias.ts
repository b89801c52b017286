import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { aliasDefinitionNotFound, aliasNotFound, visibleAliases } from './aliases/alias-table.js';

/** Gets aliases. */
export const GetAlias = cmdlet({
  name: 'Get-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets aliases.',
  aliases: ['gal'],
  defaultSet: 'Default',
  sets: ['Default', 'Definition'],
  outputTypes: ['System.Management.Automation.AliasInfo'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'The name; wildcards are allowed.',
      sets: { Default: { position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
    },
    Exclude: { type: stringArray, help: 'Items to leave out; wildcards are allowed.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.' },
    Definition: {
      type: stringArray,
      help: 'Commands whose aliases to get.',
      sets: { Definition: {} },
      validate: [notNullOrEmpty],
    },
  },
  examples: [{ code: '(Get-Alias gci).Definition', remarks: 'Get-ChildItem.' }],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      const all = visibleAliases(session, p.Scope);
      const excluded = (p.Exclude ?? []).map((pattern) => new WildcardPattern(pattern));
      for (const wanted of p.Definition ?? p.Name ?? ['*']) {
        const pattern = new WildcardPattern(wanted);
        const found = all.filter((alias) => pattern.matches(p.Definition ? alias.definition : alias.name));
        for (const alias of found) if (!excluded.some((one) => one.matches(alias.name))) context.write(alias);
        if (found.length > 0 || WildcardPattern.hasWildcards(wanted)) continue;
        context.writeError(p.Definition ? aliasDefinitionNotFound(wanted) : aliasNotFound(wanted));
      }
    },
  }),
});
