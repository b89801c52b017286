import { type EnumValue, enumOf } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lazyTypes } from '../../values/type-registry.js';
import type { Value } from '../../values/value.js';

/** What a session has set. Scripts for older shells set it; which TLS is spoken is decided with each server, as in PowerShell 7. */
const protocols = new WeakMap<ScriptContext, Value>();

lazyTypes(['System.Net.ServicePointManager'], () => {
  defineType({
    name: 'System.Net.ServicePointManager',
    kind: 'static',
    statics: {
      'SecurityProtocol: System.Net.SecurityProtocolType': {
        get: (ctx) => protocols.get(ctx) ?? enumOf('System.Net.SecurityProtocolType', 'SystemDefault'),
        set: (value: EnumValue, ctx) => {
          protocols.set(ctx, value);
        },
      },
      'Expect100Continue: bool': () => true,
      'DefaultConnectionLimit: int': () => 2,
    },
  });
});
