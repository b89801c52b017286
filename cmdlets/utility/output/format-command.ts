import type { CmdletBody, CmdletContext, CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';
import type { Value } from '../../../src/engine/values/value.js';
import { parameterError } from '../../../src/format/format-errors.js';
import type { FormatOptions, FormatParameter } from '../../../src/format/format-parameters.js';
import { Formatter } from '../../../src/format/formatter.js';
import { formattingOf } from '../../../src/format/formatting-of.js';
import { groupKeys, type Key, readParameter, readParameters } from '../../../src/format/parameter-keys.js';

/** Parameters that all four Format-* cmdlets have. */
interface CommonFormatParameters {
  readonly GroupBy: Value;
  readonly View: string | undefined;
  readonly ShowError: boolean;
  readonly DisplayError: boolean;
  readonly Force: boolean;
  readonly Expand: string | undefined;
  readonly InputObject: Value;
}

/** What of a running Format-* cmdlet its body uses. */
interface FormatCommandContext extends Pick<CmdletOutput, 'write'>, Pick<CmdletContext<unknown>, 'session' | 'script'> {
  readonly parameters: CommonFormatParameters;
}

/** The body of a Format-* cmdlet: objects in, format records out. `own` are the options only this one has. */
export function formatCommand(
  context: FormatCommandContext,
  keys: readonly Key[],
  properties: readonly Value[] | undefined,
  own: FormatOptions,
): CmdletBody {
  const formatter = new Formatter(formattingOf(context.session), optionsOf(context, keys, properties, own), (record) =>
    context.write(record),
  );
  return {
    process: () => formatter.process(context.parameters.InputObject),
    end: () => formatter.end(),
  };
}

function optionsOf(
  { parameters, script }: FormatCommandContext,
  keys: readonly Key[],
  properties: readonly Value[] | undefined,
  own: FormatOptions,
): FormatOptions {
  const chosen = properties ? readParameters(script, properties, keys) : [];
  if (parameters.View && chosen.length > 0) {
    throw parameterError(
      'FormatCannotSpecifyViewAndProperty',
      'Cmdlet parameters View and Property are mutually exclusive.',
    );
  }
  return {
    ...own,
    properties: chosen,
    groupBy: groupOf(parameters.GroupBy, script),
    viewName: parameters.View ?? null,
    force: parameters.Force,
    displayError: parameters.DisplayError,
    showError: parameters.ShowError,
    expand: expansionOf(parameters.Expand),
  };
}

function groupOf(value: Value, script: CmdletContext<unknown>['script']): FormatParameter | null {
  return value === undefined || value === null ? null : readParameter(script, value, groupKeys);
}

function expansionOf(given: string | undefined): NonNullable<FormatOptions['expand']> | null {
  const choices = ['CoreOnly', 'EnumOnly', 'Both'] as const;
  return choices.find((choice) => choice.toLowerCase() === given?.toLowerCase()) ?? null;
}
