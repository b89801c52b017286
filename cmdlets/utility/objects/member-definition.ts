import { enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { MemberTypeName } from './member-types.js';

/** A member as Get-Member shows it. */
export class MemberDefinition extends NetObject {
  readonly typeName: string;
  readonly name: string;
  readonly memberType: MemberTypeName;
  readonly definition: string;

  constructor(typeName: string, name: string, memberType: MemberTypeName, definition: string) {
    super();
    this.typeName = typeName;
    this.name = name;
    this.memberType = memberType;
    this.definition = definition;
  }
}

const typeName = 'Microsoft.PowerShell.Commands.MemberDefinition';
const memberTypesEnum = 'System.Management.Automation.PSMemberTypes';

lazyTypes(
  [typeName],
  () =>
    void defineType({
      name: typeName,
      represents: MemberDefinition,
      properties: {
        'TypeName: string': (self: MemberDefinition) => self.typeName,
        'Name: string': (self: MemberDefinition) => self.name,
        [`MemberType: ${memberTypesEnum}`]: (self: MemberDefinition) => enumOf(memberTypesEnum, self.memberType),
        'Definition: string': (self: MemberDefinition) => self.definition,
      },
      methods: { 'ToString(): string': (self: MemberDefinition) => self.definition },
      text: (self: MemberDefinition) => self.definition,
    }),
  [MemberDefinition],
);
