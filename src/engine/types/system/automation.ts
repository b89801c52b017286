import { WildcardPattern } from '../../operators/wildcard.js';
import { defineEnum, type EnumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';

const namespace = 'System.Management.Automation';

/** `[WildcardPattern]`: the language's own pattern as an object. */
class WildcardObject extends NetObject {
  readonly text: string;
  readonly pattern: WildcardPattern;

  constructor(text: string, ignoreCase: boolean) {
    super();
    this.text = text;
    this.pattern = new WildcardPattern(text, !ignoreCase);
  }
}

/** `[NullString]::Value`: `$null` for a parameter of type string, where the language would pass an empty text. */
class NullString extends NetObject {}

defineEnum(
  `${namespace}.WildcardOptions`,
  { None: 0, Compiled: 1, IgnoreCase: 2, CultureInvariant: 4 },
  { flags: true },
);

const ignoresCase = (options: EnumValue): boolean => (options.number & 2n) !== 0n;

function defineWildcard(): void {
  defineType({
    name: `${namespace}.WildcardPattern`,
    accelerators: ['WildcardPattern'],
    represents: WildcardObject,
    methods: {
      'IsMatch(string input): bool': (self: WildcardObject, [text]: [string]) => self.pattern.matches(text),
    },
    staticMethods: {
      'ContainsWildcardCharacters(string pattern): bool': ([text]: [string]) => WildcardPattern.hasWildcards(text),
      'Escape(string pattern): string': ([text]: [string]) => WildcardPattern.escape(text),
      'Unescape(string pattern): string': ([text]: [string]) => WildcardPattern.unescape(text),
      'Get(string pattern, System.Management.Automation.WildcardOptions options): WildcardPattern': ([text, options]: [
        string,
        EnumValue,
      ]) => new WildcardObject(text, ignoresCase(options)),
    },
    constructors: {
      'new(string pattern)': ([text]: [string]) => new WildcardObject(text, false),
      'new(string pattern, System.Management.Automation.WildcardOptions options)': ([text, options]: [
        string,
        EnumValue,
      ]) => new WildcardObject(text, ignoresCase(options)),
    },
    text: () => `${namespace}.WildcardPattern`,
  });
}

lazyTypes([`${namespace}.WildcardPattern`, 'WildcardPattern'], defineWildcard, [WildcardObject]);
lazyTypes([`${namespace}.Internal.AutomationNull`], () => {
  defineType({
    name: `${namespace}.Internal.AutomationNull`,
    kind: 'static',
    statics: { [`Value: ${namespace}.Internal.AutomationNull`]: { get: (): Value => undefined } },
  });
});
lazyTypes([`${namespace}.Language.NullString`, 'NullString'], () => {
  defineType({
    name: `${namespace}.Language.NullString`,
    accelerators: ['NullString'],
    represents: NullString,
    statics: { 'Value: NullString': () => null },
    text: () => '',
  });
}, [NullString]);
