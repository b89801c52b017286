import type { CultureInfo } from '../../values/culture.js';
import { enumOf } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { TimeSpan } from '../../values/timespan.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';
import { currentUICulture, setCurrentCulture, setCurrentUICulture } from '../globalization/current-culture.js';

/** `System.Threading.Thread`: scripts have one, the one they run in. */
class Thread extends NetObject {}

const cultureProperty = {
  get: (_self: Thread, ctx: ScriptContext) => ctx.culture,
  set: (_self: Thread, culture: CultureInfo, ctx: ScriptContext) => setCurrentCulture(ctx, culture),
};

const uiCultureProperty = {
  get: (_self: Thread, ctx: ScriptContext) => currentUICulture(ctx),
  set: (_self: Thread, culture: CultureInfo, ctx: ScriptContext) => setCurrentUICulture(ctx, culture),
};

const theThread = new Thread();

lazyTypes(['System.Threading.Thread'], () => {
  defineType({
    name: 'System.Threading.Thread',
    represents: Thread,
    properties: {
      'CurrentCulture: cultureinfo': cultureProperty,
      'CurrentUICulture: cultureinfo': uiCultureProperty,
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
