import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSNotSupportedException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import type { Value } from '../../../src/engine/values/value.js';
import { addSession } from './session-object.js';

/** The parameters of New-PSSession that are read. */
export interface OpenParameters {
  readonly Name: readonly string[] | undefined;
  readonly ConfigurationName: string | undefined;
  readonly ConnectionUri: readonly Value[] | undefined;
}

/** Opens a session with Exchange, which is this shell; any other kind is an error, since there is no remoting. */
export function openSession(context: CmdletContext<OpenParameters>): void {
  const { Name, ConfigurationName, ConnectionUri } = context.parameters;
  const addresses = (ConnectionUri ?? []).map((uri) => toText(context.script, uri));
  const isExchange =
    /^microsoft\.exchange$/i.test(ConfigurationName ?? '') || addresses.some((one) => /outlook|exchange/i.test(one));
  if (!isExchange) {
    const text =
      'migsh has no remoting to other computers. A session with Exchange (-ConfigurationName Microsoft.Exchange) stands for this shell, whose migration cmdlets need no connection.';
    const exception = newException(PSNotSupportedException, text);
    context.throwTerminating(errorRecord({ exception, id: 'RemotingNotSupported', category: 'NotImplemented' }));
  }
  const computer = addresses[0]?.replace(/^\w+:\/\//, '').replace(/[/:].*$/, '') ?? 'localhost';
  context.write(addSession(context.session, Name?.[0], computer, ConfigurationName ?? 'Microsoft.Exchange'));
}
