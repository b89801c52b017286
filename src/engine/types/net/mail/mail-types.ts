/** `System.Net.Mail`: what scripts send mails with. Built when one of its names is first resolved. */
import { defineEnum } from '../../../values/enums.js';
import { lazyTypes } from '../../../values/type-registry.js';
import { defineMailLists, mailListClasses } from './mail-lists.js';
import { defineMailMessage, MailMessage } from './mail-message.js';
import { defineMailParts, mailPartClasses } from './mail-parts.js';
import { defineSmtpClient, SmtpClient } from './smtp-client.js';

defineEnum('System.Net.Mail.MailPriority', ['Normal', 'Low', 'High']);
defineEnum(
  'System.Net.Mail.DeliveryNotificationOptions',
  { None: 0, OnSuccess: 1, OnFailure: 2, Delay: 4, Never: 134217728 },
  { flags: true },
);
defineEnum('System.Net.Mail.SmtpDeliveryMethod', ['Network', 'SpecifiedPickupDirectory', 'PickupDirectoryFromIis']);

const classes = { MailMessage, SmtpClient, ...mailListClasses, ...mailPartClasses };
lazyTypes(
  ['AttachmentBase', ...Object.keys(classes)].map((name) => `System.Net.Mail.${name}`),
  () => {
    defineMailParts();
    defineMailLists();
    defineMailMessage();
    defineSmtpClient();
  },
  Object.values(classes),
);
