import { cmdlet } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  int32,
  netType,
  nullableBoolean,
  object,
  string,
  stringArray,
  switchParameter,
  type,
} from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty, range, validSet } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { memberTypes } from './objects/member-types.js';
import { dataFiles } from './type-data/data-files.js';
import { loadTypeFiles, updateTypeData } from './type-data/update-type-data.js';

/** Adds members and display sets to all objects of a type. */
export const UpdateTypeData = cmdlet({
  name: 'Update-TypeData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Adds members and display sets to all objects of a type.',
  defaultSet: 'FileSet',
  sets: ['FileSet', 'DynamicTypeSet', 'TypeDataSet'],
  shouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    MemberType: {
      type: memberTypes,
      help: 'The kind of the member.',
      sets: { DynamicTypeSet: {} },
      validate: [
        notNullOrEmpty,
        validSet(['NoteProperty', 'AliasProperty', 'ScriptProperty', 'CodeProperty', 'ScriptMethod', 'CodeMethod']),
      ],
    },
    MemberName: {
      type: string,
      help: 'Name of the member to add.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    Value: { type: object, help: 'The value of the member.', sets: { DynamicTypeSet: {} } },
    SecondValue: {
      type: object,
      help: 'The setter of a script property, or the type of an alias property.',
      sets: { DynamicTypeSet: {} },
      validate: [notNull],
    },
    TypeConverter: {
      type: type,
      help: 'The type of a type converter.',
      sets: { DynamicTypeSet: {} },
      validate: [notNull],
    },
    TypeAdapter: { type: type, help: 'The type of a type adapter.', sets: { DynamicTypeSet: {} }, validate: [notNull] },
    SerializationMethod: {
      type: string,
      help: 'How objects are serialized.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    TargetTypeForDeserialization: {
      type: type,
      help: 'The type objects of this type become when they are read back.',
      sets: { DynamicTypeSet: {} },
      validate: [notNull],
    },
    SerializationDepth: {
      type: int32,
      help: 'How many levels are serialized.',
      sets: { DynamicTypeSet: {} },
      validate: [notNull, range(0, 2147483647)],
    },
    DefaultDisplayProperty: {
      type: string,
      help: 'The property that Format-Wide shows.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    InheritPropertySerializationSet: {
      type: nullableBoolean,
      help: 'Whether the properties for serialization come from the base type.',
      sets: { DynamicTypeSet: {} },
      validate: [notNull],
    },
    StringSerializationSource: {
      type: string,
      help: 'The property whose value stands for the object as a string.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    DefaultDisplayPropertySet: {
      type: stringArray,
      help: 'The properties that are shown when none are asked for.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    DefaultKeyPropertySet: {
      type: stringArray,
      help: 'The properties that Group-Object and Sort-Object use when none are given.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    PropertySerializationSet: {
      type: stringArray,
      help: 'The properties that are serialized.',
      sets: { DynamicTypeSet: {} },
      validate: [notNullOrEmpty],
    },
    TypeName: {
      type: string,
      help: 'Full name of the type.',
      sets: { DynamicTypeSet: { mandatory: true, pipeline: true } },
      validate: [notNullOrEmpty],
    },
    Force: {
      type: switchParameter,
      help: 'Overrides what stands in the way.',
      sets: { DynamicTypeSet: {}, TypeDataSet: {} },
    },
    TypeData: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.Runspaces.TypeData', 'TypeData')),
      help: 'Type data objects.',
      sets: { TypeDataSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    ...dataFiles,
  },
  examples: [
    {
      code: "Update-TypeData -TypeName My.User -MemberType NoteProperty -MemberName Kind -Value 'user'; ([pscustomobject]@{ PSTypeName = 'My.User' }).Kind",
      remarks: 'user.',
    },
  ],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      if (context.parameterSet === 'FileSet') loadTypeFiles(context, p.PrependPath ?? [], p.AppendPath ?? []);
      else if (p.TypeName !== undefined) updateTypeData(context, p.TypeName, p, (name) => context.isBound(name));
    },
  }),
});
