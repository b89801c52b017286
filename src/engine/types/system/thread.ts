import type { CultureInfo } from '../../values/culture.js';
import { enumOf } from '../../values/enums.js';
import { defineType, lazyTypes } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { TimeSpan } from '../../values/timespan.js';
import { NetObject } from '../../values/value.js';

/** `System.Threading.Thread`: scripts have one, the one they run in. */
class Thread extends NetObject {}

/** The culture of a session is a plain field of it; a script may set it for the rest of its run. */
function setCulture(ctx: ScriptContext, culture: CultureInfo): void {
  (ctx as { culture: CultureInfo }).culture = culture;
}

const cultureProperty = {
  get: (_self: Thread, ctx: ScriptContext) => ctx.culture,
  set: (_self: Thread, culture: CultureInfo, ctx: ScriptContext) => setCulture(ctx, culture),
};

const theThread = new Thread();

lazyTypes(['System.Threading.Thread'], () => {
  defineType({
    name: 'System.Threading.Thread',
    represents: Thread,
    properties: {
      'CurrentCulture: cultureinfo': cultureProperty,
      'CurrentUICulture: cultureinfo': { get: cultureProperty.get },
      'IsAlive: bool': () => true,
      'IsBackground: bool': () => false,
      'IsThreadPoolThread: bool': () => false,
      'ManagedThreadId: int': () => 1,
      'Name: string': () => null,
    },
    methods: {
      'GetApartmentState(): System.Threading.ApartmentState': () => enumOf('System.Threading.ApartmentState', 'MTA'),
    },
    statics: { 'CurrentThread: System.Threading.Thread': () => theThread },
    staticMethods: {
      'Sleep(int millisecondsTimeout): void': ([milliseconds]: [number], ctx) => ctx.sleep(milliseconds),
      'Sleep(timespan timeout): void': ([span]: [TimeSpan], ctx) => ctx.sleep(span.totalMilliseconds),
    },
  });
}, [Thread]);
