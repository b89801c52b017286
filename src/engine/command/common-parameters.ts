import { toText } from '../convert/text.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import type { Value } from '../values/value.js';
import type { Binding } from './binding.js';
import type { ParameterDefinition } from './definition.js';
import { enumType, int32, string, switchParameter } from './parameter-types.js';

/** What an action preference can say, in the order of its numbers. */
export const actionPreferences = [
  'SilentlyContinue',
  'Stop',
  'Continue',
  'Inquire',
  'Ignore',
  'Suspend',
  'Break',
] as const;

/** What is done with a record of a stream. */
export type ActionPreference = (typeof actionPreferences)[number];

const actionPreference = enumType('System.Management.Automation.ActionPreference', actionPreferences);

/** The parameters every cmdlet and advanced function has, in PowerShell's order. */
export const commonParameters: Readonly<Record<string, ParameterDefinition>> = {
  Verbose: { type: switchParameter, aliases: ['vb'], help: 'Shows what the command does.' },
  Debug: { type: switchParameter, aliases: ['db'], help: 'Shows messages for programmers.' },
  ErrorAction: {
    type: actionPreference,
    aliases: ['ea'],
    help: 'What to do at an error that does not end the command.',
  },
  WarningAction: { type: actionPreference, aliases: ['wa'], help: 'What to do with warnings.' },
  InformationAction: { type: actionPreference, aliases: ['infa'], help: 'What to do with informational messages.' },
  ProgressAction: { type: actionPreference, aliases: ['proga'], help: 'What to do with progress messages.' },
  ErrorVariable: { type: string, aliases: ['ev'], help: 'Variable that takes the errors; `+name` adds to it.' },
  WarningVariable: { type: string, aliases: ['wv'], help: 'Variable that takes the warnings; `+name` adds to it.' },
  InformationVariable: { type: string, aliases: ['iv'], help: 'Variable that takes the informational messages.' },
  OutVariable: { type: string, aliases: ['ov'], help: 'Variable that takes the output as well; `+name` adds to it.' },
  OutBuffer: { type: int32, aliases: ['ob'], help: 'How many objects to hold back before the next command gets them.' },
  PipelineVariable: {
    type: string,
    aliases: ['pv'],
    help: 'Variable that holds the current object for the commands behind.',
  },
};

/** What commands that change something have in addition. */
export const shouldProcessParameters: Readonly<Record<string, ParameterDefinition>> = {
  WhatIf: { type: switchParameter, aliases: ['wi'], help: 'Tells what would be done, and does nothing.' },
  Confirm: { type: switchParameter, aliases: ['cf'], help: 'Asks before anything is done.' },
};

/** The common parameters of one invocation. Null: not given, the preference variable holds. */
export interface CommonValues {
  readonly verbose: boolean | null;
  readonly debug: boolean | null;
  readonly errorAction: ActionPreference | null;
  readonly warningAction: ActionPreference | null;
  readonly informationAction: ActionPreference | null;
  readonly progressAction: ActionPreference | null;
  /** Names of variables, with `+` in front when the records are to be added. */
  readonly errorVariable: string | null;
  readonly warningVariable: string | null;
  readonly informationVariable: string | null;
  readonly outVariable: string | null;
  readonly pipelineVariable: string | null;
  readonly whatIf: boolean | null;
  readonly confirm: boolean | null;
}

/** Nothing given: shared, so that most calls make no object. */
export const noCommonValues: CommonValues = {
  verbose: null,
  debug: null,
  errorAction: null,
  warningAction: null,
  informationAction: null,
  progressAction: null,
  errorVariable: null,
  warningVariable: null,
  informationVariable: null,
  outVariable: null,
  pipelineVariable: null,
  whatIf: null,
  confirm: null,
};

/** Reads the common parameters of a finished binding. */
export function commonValues(binding: Binding): CommonValues {
  let found: CommonValues | null = null;
  for (const index of binding.order) {
    const parameter = binding.table.parameters[index]!;
    if (!parameter.isCommon || parameter.name === 'OutBuffer') continue;
    const value = { [fieldOf(parameter.name)]: plain(binding, binding.values[index]) };
    found = Object.assign(found ?? { ...noCommonValues }, value);
  }
  return found ?? noCommonValues;
}

function fieldOf(name: string): string {
  return name[0]!.toLowerCase() + name.slice(1);
}

function plain(binding: Binding, value: Value): Value {
  if (value instanceof SwitchParameter) return value.isPresent;
  return typeof value === 'string' ? value : toText(binding.ctx, value);
}
