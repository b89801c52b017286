import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { mailboxContract } from './contract.js';

mailboxContract('memory', {
  make: async () => ({ mailbox: new MemoryMailbox(), dispose: async () => {} }),
  names: [['Sent'], ['A', 'B', 'C'], ['Entwürfe', '日本 & "語"']],
});
