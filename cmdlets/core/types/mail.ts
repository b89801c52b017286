// `System.Net.Mail`: what scripts send mails with.
import '../mail/mail-lists.js';
import '../mail/mail-parts.js';
import '../mail/mail-message.js';
import '../mail/smtp-client.js';
