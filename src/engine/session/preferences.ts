import type { ConfirmImpact } from '../command/cmdlet-context.js';
import { type ActionPreference, actionPreferences } from '../command/common-parameters.js';
import { confirmImpacts } from '../command/should-process.js';
import { toText } from '../convert/text.js';
import { defineEnum, type EnumValue, enumOf } from '../values/enums.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import type { Scope } from './scope.js';

const actionType = 'System.Management.Automation.ActionPreference';
const impactType = 'System.Management.Automation.ConfirmImpact';

defineEnum(actionType, actionPreferences);
defineEnum(impactType, confirmImpacts);

const errorViewType = 'System.Management.Automation.ErrorView';
const errorViews = ['NormalView', 'CategoryView', 'ConciseView', 'DetailedView'] as const;
const argumentPassingType = 'System.Management.Automation.NativeArgumentPassingStyle';
const argumentPassing = ['Legacy', 'Standard', 'Windows'] as const;

defineEnum(errorViewType, errorViews);
defineEnum(argumentPassingType, argumentPassing);

/** `[ErrorView]::name` */
export function errorViewValue(name: (typeof errorViews)[number]): EnumValue {
  return enumOf(errorViewType, name);
}

/** `[NativeArgumentPassingStyle]::name` */
export function argumentPassingValue(name: (typeof argumentPassing)[number]): EnumValue {
  return enumOf(argumentPassingType, name);
}

/** `[ActionPreference]::name` */
export function actionValue(name: ActionPreference): EnumValue {
  return enumOf(actionType, name);
}

/** `[ConfirmImpact]::name` */
export function confirmValue(name: ConfirmImpact): EnumValue {
  return enumOf(impactType, name);
}

/** What a preference variable says; anything unknown means Continue. */
export function readPreference(ctx: ScriptContext, scope: Scope, key: string): ActionPreference {
  const value = scope.find(key)?.read();
  if (value === undefined || value === null) return 'Continue';
  return actionOf(ctx, value) ?? 'Continue';
}

function actionOf(ctx: ScriptContext, value: Value): ActionPreference | undefined {
  if (typeof value === 'number') return actionPreferences[value];
  const text = toText(ctx, value).toLowerCase();
  return actionPreferences.find((name) => name.toLowerCase() === text);
}

/** What `$ConfirmPreference` says. */
export function readConfirmPreference(ctx: ScriptContext, scope: Scope): ConfirmImpact {
  const text = toText(ctx, scope.find('confirmpreference')?.read()).toLowerCase();
  return confirmImpacts.find((name) => name.toLowerCase() === text) ?? 'High';
}
