import type { ParameterDefinition } from '../../../src/engine/command/definition.js';
import { switchParameter } from '../../../src/engine/command/parameter-types.js';
import * as compare from '../../../src/engine/operators/comparison.js';
import * as pattern from '../../../src/engine/operators/pattern.js';
import { isType } from '../../../src/engine/operators/type-test.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';

/** Compares a property with a value. */
export type Operator = (ctx: ScriptContext, left: Value, right: Value, caseSensitive: boolean) => Value;

/** An operator of Where-Object: its switch `-Name`, with `I` and `C` in front of it for any and for exact case; the parameter set it chooses; what it says. */
const cased = [
  { name: 'EQ', set: 'EqualSet', says: 'Equal', test: compare.equal },
  { name: 'NE', set: 'NotEqualSet', says: 'Not equal', test: compare.notEqual },
  { name: 'GT', set: 'GreaterThanSet', says: 'Greater', test: compare.greaterThan },
  { name: 'LT', set: 'LessThanSet', says: 'Less', test: compare.lessThan },
  { name: 'GE', set: 'GreaterOrEqualSet', says: 'Greater or equal', test: compare.greaterOrEqual },
  { name: 'LE', set: 'LessOrEqualSet', says: 'Less or equal', test: compare.lessOrEqual },
  { name: 'Like', set: 'LikeSet', says: 'Matches a wildcard pattern', test: pattern.like },
  { name: 'NotLike', set: 'NotLikeSet', says: 'Does not match a wildcard pattern', test: pattern.notLike },
  { name: 'Match', set: 'MatchSet', says: 'Matches a regular expression', test: pattern.match },
  { name: 'NotMatch', set: 'NotMatchSet', says: 'Does not match a regular expression', test: pattern.notMatch },
  {
    name: 'Contains',
    set: 'ContainsSet',
    says: 'The property is a collection with this value',
    test: compare.contains,
  },
  {
    name: 'NotContains',
    set: 'NotContainsSet',
    says: 'The property is a collection without this value',
    test: compare.notContains,
  },
  { name: 'In', set: 'InSet', says: "The property's value is one of these", test: compare.isIn },
  { name: 'NotIn', set: 'NotInSet', says: "The property's value is none of these", test: compare.notIn },
] as const;

type CasedName = (typeof cased)[number]['name'];
type OperatorSwitch = ParameterDefinition & { readonly type: typeof switchParameter };

const exactCase = (set: string): string => `CaseSensitive${set}`;

/** The parameter sets of the operators that take a value, in PowerShell's order. */
export const operatorSets: readonly string[] = [
  ...cased.flatMap(({ set }) => [set, exactCase(set)]),
  'IsSet',
  'IsNotSet',
];

function operatorSwitch(set: string, help: string, alias?: string): OperatorSwitch {
  return {
    type: switchParameter,
    // A property and a value alone are compared for equality: its switch may be left out.
    sets: { [set]: set === 'EqualSet' ? {} : { mandatory: true } },
    help,
    ...(alias === undefined ? {} : { aliases: [alias] }),
  };
}

/** The switches that choose an operator; the operator is the parameter set. */
export const operatorSwitches = {
  ...(Object.fromEntries(
    cased.flatMap(({ name, set, says }) => [
      [name, operatorSwitch(set, `${says}, any case.`, `I${name}`)],
      [`C${name}`, operatorSwitch(exactCase(set), `${says}.`)],
    ]),
  ) as Readonly<Record<CasedName | `C${CasedName}`, OperatorSwitch>>),
  Is: operatorSwitch('IsSet', "The property's value is of this type."),
  IsNot: operatorSwitch('IsNotSet', "The property's value is not of this type."),
  Not: operatorSwitch('Not', 'The property is missing, empty, zero or false.'),
};

const tests: ReadonlyMap<string, (ctx: ScriptContext, left: Value, right: Value) => Value> = new Map([
  ...cased.flatMap(({ set, test }: { readonly set: string; readonly test: Operator }) =>
    [false, true].map(
      (caseSensitive) =>
        [
          caseSensitive ? exactCase(set) : set,
          (ctx: ScriptContext, left: Value, right: Value) => test(ctx, left, right, caseSensitive),
        ] as const,
    ),
  ),
  ['IsSet', isNamedType],
  ['IsNotSet', (ctx: ScriptContext, left: Value, right: Value) => !isNamedType(ctx, left, right)],
]);

/** `-is`; the argument `[int]` is text here, whose brackets are taken off. */
function isNamedType(ctx: ScriptContext, left: Value, right: Value): boolean {
  return isType(ctx, left, typeof right === 'string' ? right.replace(/^\[(.*)\]$/, '$1') : right);
}

/** What the operator of a parameter set does. Raises a TypeError for other sets. */
export function operatorOf(set: string): (ctx: ScriptContext, left: Value, right: Value) => Value {
  const test = tests.get(set);
  if (test === undefined) throw new TypeError(`${set} has no operator.`);
  return test;
}
