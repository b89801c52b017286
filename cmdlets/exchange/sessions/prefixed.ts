import { AliasInfo } from '../../../src/engine/pipeline/command-info.js';
import type { Session } from '../../../src/engine/session/session.js';

/** Cmdlets that are there before anybody connects, and those named EXO: they never carry a prefix. */
const ownCmdlets: ReadonlySet<string> = new Set([
  'Connect-EXOPSSession',
  'Connect-ExchangeOnline',
  'Connect-IPPSSession',
  'Disconnect-ExchangeOnline',
  'Get-ConnectionInformation',
  'Get-EXOMailbox',
  'Add-PSSnapin',
  'Get-PSSnapin',
  'Remove-PSSnapin',
]);

/** `Get-ContosoMigrationBatch` and what it stands for, for every cmdlet that connecting brings. */
function* prefixedNames(session: Session, prefix: string): Generator<readonly [name: string, cmdlet: string]> {
  for (const { name, module } of session.cmdlets.all()) {
    if (module === 'ExchangeOnlineManagement' && !ownCmdlets.has(name)) yield [name.replace('-', `-${prefix}`), name];
  }
}

/** Connect-ExchangeOnline -Prefix: the cmdlets under their prefixed names, too, for the whole session. */
export function definePrefixed(session: Session, prefix: string): void {
  session.global.aliases ??= new Map();
  for (const [name, cmdlet] of prefixedNames(session, prefix)) {
    session.global.aliases.set(name.toLowerCase(), new AliasInfo(name, cmdlet));
  }
}

/** Takes the prefixed names away again. */
export function removePrefixed(session: Session, prefix: string): void {
  for (const [name] of prefixedNames(session, prefix)) session.global.aliases?.delete(name.toLowerCase());
}
