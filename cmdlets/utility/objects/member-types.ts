import { flagsType } from '../../../src/engine/command/parameter-types.js';
import type { Validation } from '../../../src/engine/command/validation.js';
import { toText } from '../../../src/engine/convert/text.js';

/** The kinds in the order of their numbers. */
const kinds = [
  'AliasProperty',
  'CodeProperty',
  'Property',
  'NoteProperty',
  'ScriptProperty',
  'PropertySet',
  'Method',
  'CodeMethod',
  'ScriptMethod',
  'ParameterizedProperty',
  'MemberSet',
  'Event',
  'Dynamic',
  'InferredProperty',
] as const;
const methods = ['Method', 'CodeMethod', 'ScriptMethod'] as const;
/** `Properties` leaves out property sets and properties with parameters. */
const properties = [
  'AliasProperty',
  'CodeProperty',
  'Property',
  'NoteProperty',
  'ScriptProperty',
  'InferredProperty',
] as const;

/** A kind of member. */
export type MemberTypeName = (typeof kinds)[number];

/** System.Management.Automation.PSMemberTypes; the body sees the single kinds. */
export const memberTypes = flagsType(
  'System.Management.Automation.PSMemberTypes',
  kinds,
  { Methods: methods, Properties: properties, All: kinds },
  true,
);

/** The text of a combination, as .NET writes it: names of several kinds where they fit. */
export function memberTypesText(chosen: readonly string[]): string {
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['All', kinds],
    ['Properties', properties],
    ['Methods', methods],
  ];
  let left = kinds.filter((kind) => chosen.includes(kind)) as readonly string[];
  const names: [number, string][] = [];
  const order = (kind: string): number => (kinds as readonly string[]).indexOf(kind);
  for (const [name, members] of groups) {
    if (!members.every((kind) => left.includes(kind))) continue;
    names.push([Math.max(...members.map(order)) + 0.5, name]);
    left = left.filter((kind) => !members.includes(kind));
  }
  for (const kind of left) names.push([order(kind), kind]);
  return names
    .sort(([a], [b]) => a - b)
    .map(([, name]) => name)
    .join(', ');
}

/** Kinds that Add-Member can make: they are read as -MemberType where a name of a note property could stand too. */
const names = new Set([
  'aliasproperty',
  'codemethod',
  'codeproperty',
  'memberset',
  'noteproperty',
  'propertyset',
  'scriptmethod',
  'scriptproperty',
]);

/** Keeps `Add-Member NoteProperty Name Value` from being read as a note property called NoteProperty. */
export const noMemberType: Validation = {
  kind: 'ValidateNotePropertyName',
  values: null,
  text: 'noMemberType',
  check: (ctx, value) =>
    names.has(toText(ctx, value).toLowerCase())
      ? 'The parameter NotePropertyName cannot take values that could be converted to the type System.Management.Automation.PSMemberTypes. To define the name of a member with those values, use Add-Member, and specify the member type.'
      : null,
};
