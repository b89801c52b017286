import { flagsType } from '../../../src/engine/command/parameter-types.js';

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
);
