/** The lists of a mail: who gets it, what goes along. */

import {
  commonMethods,
  countProperty,
  indexOf,
  listInterfaces,
  readItem,
} from '../../../src/engine/types/list-rules.js';
import { type MailAddress, parseMailAddress } from '../../../src/engine/types/net/mail-address.js';
import { ListBase } from '../../../src/engine/values/lists.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { MethodBody } from '../../../src/engine/values/type-definition.js';
import type { Value } from '../../../src/engine/values/value.js';

/** `System.Net.Mail.MailAddressCollection` */
export class MailAddressCollection extends ListBase {
  /** The addresses as a mail's header has them. */
  get texts(): string[] {
    return this.items.map((address) => (address as MailAddress).text);
  }
}

/** `System.Net.Mail.AttachmentCollection` */
export class AttachmentCollection extends ListBase {}
/** `System.Net.Mail.AlternateViewCollection` */
export class AlternateViewCollection extends ListBase {}
/** `System.Net.Mail.LinkedResourceCollection` */
export class LinkedResourceCollection extends ListBase {}

const mailListClasses = {
  MailAddressCollection,
  AttachmentCollection,
  AlternateViewCollection,
  LinkedResourceCollection,
};

type MailListName = keyof typeof mailListClasses;

/** Commas between addresses, but for those inside quotes. */
const betweenAddresses = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** Reads `a@x.y, "B, C" <b@x.y>`. Errors: ArgumentException for the empty text, FormatException. */
export function parseMailAddresses(texts: string): MailAddress[] {
  return texts.split(betweenAddresses).map((text) => parseMailAddress(text));
}

function defineMailList(name: MailListName, element: string, more: Record<string, MethodBody> = {}): void {
  const represents: new () => ListBase = mailListClasses[name];
  defineType({
    name: `System.Net.Mail.${name}`,
    represents,
    interfaces: listInterfaces,
    enumerate: (self: ListBase) => self.items,
    getItem: readItem,
    properties: countProperty,
    methods: {
      ...commonMethods(element),
      [`Add(${element} item): void`]: (self: ListBase, [item]: [Value]) => {
        self.items.push(item);
      },
      [`Remove(${element} item): bool`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) => {
        const index = indexOf(ctx, self.items, item);
        if (index >= 0) self.items.splice(index, 1);
        return index >= 0;
      },
      'Dispose(): void': () => undefined,
      ...more,
    },
    constructors: { 'new()': () => new represents() },
  });
}

defineMailList('MailAddressCollection', 'mailaddress', {
  'Add(string addresses): void': (self: MailAddressCollection, [texts]: [string]) => {
    self.items.push(...parseMailAddresses(texts));
  },
  'ToString(): string': (self: MailAddressCollection) => self.texts.join(', '),
});
defineMailList('AttachmentCollection', 'System.Net.Mail.Attachment');
defineMailList('AlternateViewCollection', 'System.Net.Mail.AlternateView');
defineMailList('LinkedResourceCollection', 'System.Net.Mail.LinkedResource');
