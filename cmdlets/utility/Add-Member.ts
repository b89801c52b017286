import { cmdlet } from '../../src/engine/command/definition.js';
import { dictionary, object, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { addMembers } from './objects/add-members.js';
import { memberTypes, noMemberType } from './objects/member-types.js';

/** Gives an object a member of its own. */
export const AddMember = cmdlet({
  name: 'Add-Member',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gives an object a member of its own.',
  defaultSet: 'TypeNameSet',
  sets: ['TypeNameSet', 'MemberSet', 'NotePropertySingleMemberSet', 'NotePropertyMultiMemberSet'],
  parameters: {
    InputObject: {
      type: psobject,
      help: 'The objects to work on, usually from the pipeline.',
      sets: {
        MemberSet: { mandatory: true, pipeline: true },
        TypeNameSet: { mandatory: true, pipeline: true },
        NotePropertySingleMemberSet: { mandatory: true, pipeline: true },
        NotePropertyMultiMemberSet: { mandatory: true, pipeline: true },
      },
    },
    MemberType: {
      type: memberTypes,
      help: 'The kind of the member.',
      aliases: ['Type'],
      sets: { MemberSet: { mandatory: true, position: 0 } },
    },
    Name: { type: string, help: 'Name of the member.', sets: { MemberSet: { mandatory: true, position: 1 } } },
    Value: { type: object, help: 'The value of the member.', sets: { MemberSet: { position: 2 } } },
    SecondValue: {
      type: object,
      help: 'The setter of a script property, or the type of an alias property.',
      sets: { MemberSet: { position: 3 } },
    },
    TypeName: {
      type: string,
      help: 'A type name for the object.',
      sets: {
        TypeNameSet: { mandatory: true },
        MemberSet: {},
        NotePropertySingleMemberSet: {},
        NotePropertyMultiMemberSet: {},
      },
      validate: [notNullOrEmpty],
    },
    Force: {
      type: switchParameter,
      help: 'Replaces a member of the same name.',
      sets: { MemberSet: {}, NotePropertySingleMemberSet: {}, NotePropertyMultiMemberSet: {} },
    },
    PassThru: {
      type: switchParameter,
      help: 'Outputs the object, which is not output otherwise.',
      sets: { MemberSet: {}, TypeNameSet: {}, NotePropertySingleMemberSet: {}, NotePropertyMultiMemberSet: {} },
    },
    NotePropertyName: {
      type: string,
      help: 'Name of a note property.',
      sets: { NotePropertySingleMemberSet: { mandatory: true, position: 0 } },
      validate: [noMemberType, notNullOrEmpty],
    },
    NotePropertyValue: {
      type: object,
      help: 'Value of the note property.',
      sets: { NotePropertySingleMemberSet: { mandatory: true, position: 1 } },
      allowNull: true,
    },
    NotePropertyMembers: {
      type: dictionary,
      help: 'Names and values of note properties.',
      sets: { NotePropertyMultiMemberSet: { mandatory: true, position: 0 } },
      validate: [notNullOrEmpty],
    },
  },
  examples: [
    { code: '$o = [pscustomobject]@{ A = 1 }; $o | Add-Member B 2; $o.B', remarks: '2.' },
    {
      code: '$o = [pscustomobject]@{ Bytes = 2MB }; $o | Add-Member ScriptProperty MB { $this.Bytes / 1MB }; $o.MB',
      remarks: '2.',
    },
  ],
  run: (context) => ({
    process() {
      const result = addMembers(context, context.parameters, (name) => context.isBound(name));
      if (context.parameters.PassThru && result !== undefined) context.write(result);
    },
  }),
});
