import { expect, test } from 'vitest';
import { envelopeOf } from '../../src/migration/mailbox/envelope.js';

test.each([
  [
    'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nFrom: "Terry" <t@x.edu>\r\nDate: Mon, 1 Jan 2024 00:00:00 +0100 (CET)\r\n',
    { subject: 'Grüße', sender: '"Terry" <t@x.edu>', dateSent: Date.UTC(2023, 11, 31, 23) },
  ],
  ['Date: sometime\r\n', { subject: '', sender: '' }],
  ['', { subject: '', sender: '' }],
])('%j', (header, expected) => {
  expect(envelopeOf(Buffer.from(header))).toEqual(expected);
});
