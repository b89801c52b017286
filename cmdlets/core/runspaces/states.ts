import { defineEnum } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

const space = 'System.Management.Automation';

defineEnum(`${space}.Runspaces.RunspaceState`, [
  'BeforeOpen',
  'Opening',
  'Opened',
  'Closed',
  'Closing',
  'Broken',
  'Disconnecting',
  'Disconnected',
  'Connecting',
]);
defineEnum(`${space}.PSInvocationState`, [
  'NotStarted',
  'Running',
  'Stopping',
  'Stopped',
  'Completed',
  'Failed',
  'Disconnected',
]);

/** `RunspaceStateInfo`, `InvocationStateInfo`: a state as an object. */
export class StateInfo extends NetObject {
  readonly state: Value;

  constructor(state: Value) {
    super();
    this.state = state;
  }
}

defineType({
  name: `${space}.PSInvocationStateInfo`,
  represents: StateInfo,
  properties: { 'State: System.Object': (self: StateInfo) => self.state, 'Reason: System.Exception': () => null },
});
