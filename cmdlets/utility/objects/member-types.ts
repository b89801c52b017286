import { flagsType } from '../../../src/engine/command/parameter-types.js';
import type { Validation } from '../../../src/engine/command/validation.js';
import { toText } from '../../../src/engine/convert/text.js';

const properties = [
  'AliasProperty',
  'CodeProperty',
  'Property',
  'NoteProperty',
  'ScriptProperty',
  'ParameterizedProperty',
  'PropertySet',
] as const;
const methods = ['Method', 'CodeMethod', 'ScriptMethod'] as const;
const others = ['MemberSet', 'Event', 'Dynamic', 'InferredProperty'] as const;

/** A kind of member. */
export type MemberTypeName = (typeof properties)[number] | (typeof methods)[number] | (typeof others)[number];

/** System.Management.Automation.PSMemberTypes; the body sees the single kinds. */
export const memberTypes = flagsType(
  'System.Management.Automation.PSMemberTypes',
  [...properties, ...methods, ...others],
  { Methods: methods, Properties: properties, All: [...properties, ...methods, ...others] },
  true,
);

const names = new Set(
  [...properties, ...methods, ...others, 'Methods', 'Properties', 'All'].map((name) => name.toLowerCase()),
);

/** Keeps `Add-Member NoteProperty Name Value` from being read as a note property called NoteProperty. */
export const noMemberType: Validation = {
  kind: 'ValidateNotePropertyName',
  values: null,
  text: 'noMemberType',
  check: (ctx, value) =>
    names.has(toText(ctx, value).toLowerCase())
      ? 'The parameter NotePropertyName cannot take values that could be converted to the type PSMemberTypes. Use the parameter MemberType for such values.'
      : null,
};
