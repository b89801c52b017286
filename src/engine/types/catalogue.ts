/**
 * Loads every family of .NET types into the registry of `values/type-registry.ts`. The session imports it once; families whose tables are
 * large register themselves lazily and are built when one of their names is first resolved.
 */
import './core.js';
import './interfaces.js';
import './numbers.js';
import './string.js';
import './char.js';
import './array.js';
import './enum-type.js';
import './system-enums.js';
import './globalization/globalization-enums.js';
import './automation-enums.js';
import './delegates.js';
import './enumerator.js';
import './string-comparer.js';
import './lists.js';
import './array-list.js';
import './guarded-lists.js';
import './queues.js';
import './linked-list.js';
import './priority-queue.js';
import './bit-array.js';
import './concurrent-collections.js';
import './dictionaries.js';
import './ordered-dictionary.js';
import './generic-dictionaries.js';
import './sets.js';
import './reflection.js';
import './assemblies.js';
import './reflected-members.js';
import './guid.js';
import './time/timespan.js';
import './time/datetime.js';
import './time/date-time-offset.js';
import './time/date-only.js';
import './time/time-only.js';
import './time/time-zone.js';
import './psobject.js';
import './member-collection.js';
import './text/char-category.js';
import './text/regex.js';
import './text/regex-captures.js';
import './text/string-builder.js';
import './net/version.js';
import './net/uri.js';
import './net/uri-builder.js';
import './net/ip-end-point.js';
import './net/mail-address.js';
import './net/ip-address.js';
import './net/web.js';
import './globalization/calendar.js';
import './globalization/culture.js';
import './security/credentials.js';
import './security/hashing.js';
import './system/random.js';
import './system/stopwatch.js';
import './reference.js';
import './nullable.js';
import './tuples.js';
import './math.js';
import './dbnull.js';
import './convert-class.js';
import './bit-converter.js';
import './io/encoding.js';
import './io/path.js';
import './io/file.js';
import './io/file-system-info.js';
import './io/streams.js';
import './io/readers.js';
import './io/writers.js';
import './system/console.js';
import './io/directory.js';
import './system/environment.js';
import './system/thread.js';
import './system/runtime.js';
import './system/unavailable.js';
import './net/service-point-manager.js';
import './system/automation.js';
import './system/linq.js';
import './security/principal.js';
import './xml/xml-types.js';
import './xml/node-lists.js';
import './xml/namespaces.js';
import './language/token-enums.js';
import './language/ast-view.js';
import './language/completion-result.js';
import './language/parser.js';
import './language/script-extent.js';
import { registerPrimitives } from '../values/type-of.js';
import { booleanType, objectType } from './core.js';
import { byteType, int32Type, int64Type } from './numbers.js';
import { stringType } from './string.js';

registerPrimitives({
  int32: int32Type,
  int64: int64Type,
  string: stringType,
  boolean: booleanType,
  object: objectType,
  byte: byteType,
});
