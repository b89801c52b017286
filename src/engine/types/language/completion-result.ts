import { ArgumentNullException, withParameter } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { defineEnum, type EnumValue, enumOf } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';

const resultType = 'System.Management.Automation.CompletionResultType';

/** What an argument completer of a script gives: the text to insert, what the list shows, one line that says more. */
export class CompletionResult extends NetObject {
  readonly completionText: string;
  readonly listItemText: string;
  readonly kind: EnumValue;
  readonly toolTip: string;

  constructor(completionText: string, listItemText: string, kind: EnumValue, toolTip: string) {
    super();
    this.completionText = completionText;
    this.listItemText = listItemText;
    this.kind = kind;
    this.toolTip = toolTip;
  }
}

/** None of the texts may be empty. */
function given(text: string | null, parameter: string): string {
  if (text) return text;
  throw netError(newException(ArgumentNullException, withParameter(ArgumentNullException.defaultMessage, parameter)));
}

defineEnum(resultType, [
  'Text',
  'History',
  'Command',
  'ProviderItem',
  'ProviderContainer',
  'Property',
  'Method',
  'ParameterName',
  'ParameterValue',
  'Variable',
  'Namespace',
  'Type',
  'Keyword',
  'DynamicKeyword',
]);

lazyTypes(
  ['System.Management.Automation.CompletionResult'],
  () =>
    void defineType({
      name: 'System.Management.Automation.CompletionResult',
      represents: CompletionResult,
      properties: {
        'CompletionText: string': (self: CompletionResult) => self.completionText,
        'ListItemText: string': (self: CompletionResult) => self.listItemText,
        [`ResultType: ${resultType}`]: (self: CompletionResult) => self.kind,
        'ToolTip: string': (self: CompletionResult) => self.toolTip,
      },
      constructors: {
        'new(string completionText)': ([text]: [string]) =>
          new CompletionResult(given(text, 'completionText'), text, enumOf(resultType, 'Text'), text),
        [`new(string completionText, string listItemText, ${resultType} resultType, string toolTip)`]: ([
          text,
          label,
          kind,
          toolTip,
        ]: [string, string, EnumValue, string]) =>
          new CompletionResult(
            given(text, 'completionText'),
            given(label, 'listItemText'),
            kind,
            given(toolTip, 'toolTip'),
          ),
      },
    }),
  [CompletionResult],
);
