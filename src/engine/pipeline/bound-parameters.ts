import { Hashtable } from '../values/dictionaries.js';
import { foldKey } from '../values/keys.js';
import { defineType } from '../values/net-type.js';
import { findType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import type { Value } from '../values/value.js';

/** `$PSBoundParameters`: names and values of the parameters of a call. */
export class BoundParameters extends Hashtable {
  constructor(pairs: Iterable<readonly [string, Value]>) {
    super();
    for (const [name, value] of pairs) this.set(name, value);
  }

  protected override normal(key: Value): unknown {
    return foldKey(key);
  }
}

const name = 'System.Management.Automation.PSBoundParametersDictionary';

lazyTypes(
  [name],
  () =>
    void defineType({
      name,
      base: findType('System.Collections.Generic.Dictionary[string,object]'),
      represents: BoundParameters,
    }),
  [BoundParameters],
);
