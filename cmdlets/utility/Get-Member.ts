import { cmdlet } from '../../src/engine/command/definition.js';
import { flagsType, psobject, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { typeNamesOf } from '../../src/engine/values/custom-object.js';
import { NetType } from '../../src/engine/values/net-type.js';
import { isNullish } from '../../src/engine/values/value.js';
import { membersOf, staticMembersOf } from './objects/member-definitions.js';
import { memberTypes } from './objects/member-types.js';

/** Shows the properties and methods of objects. */
export const GetMember = cmdlet({
  name: 'Get-Member',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows the properties and methods of objects.',
  aliases: ['gm'],
  outputTypes: ['Microsoft.PowerShell.Commands.MemberDefinition'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    Name: {
      type: stringArray,
      help: 'Only members of these names; wildcards are allowed.',
      position: 0,
      validate: [notNullOrEmpty],
    },
    MemberType: { type: memberTypes, help: 'Only members of these kinds.', aliases: ['Type'] },
    View: {
      type: flagsType('System.Management.Automation.PSMemberViewTypes', ['Extended', 'Adapted', 'Base', 'All']),
      help: 'Which members: Extended, Adapted, Base, All.',
    },
    Static: { type: switchParameter, help: 'Shows the static members.' },
    Force: { type: switchParameter, help: 'Shows the members that are usually hidden.' },
  },
  examples: [{ code: "'text' | Get-Member -Name Length", remarks: 'int Length.' }],
  run: (context) => {
    const { parameters: p } = context;
    const shown = new Set<string>();
    let any = false;
    return {
      process() {
        const object = p.InputObject;
        if (isNullish(object)) return;
        any = true;
        const isStatic = p.Static && object instanceof NetType;
        const typeKey = isStatic ? object.fullName : typeNamesOf(object).join('\n');
        if (shown.has(typeKey)) return;
        shown.add(typeKey);
        for (const member of isStatic ? staticMembersOf(object, p) : membersOf(context.script, object, p))
          context.write(member);
      },
      end() {
        if (any) return;
        const exception = newException(
          InvalidOperationException,
          'You must specify an object for the Get-Member cmdlet.',
        );
        context.writeError(errorRecord({ exception, id: 'NoObjectInGetMember', category: 'CloseError' }));
      },
    };
  },
});
