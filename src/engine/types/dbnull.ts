import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject } from '../values/value.js';

/** `System.DBNull`: an absent value of a database; one object. */
export class DBNull extends NetObject {
  static readonly value = new DBNull();
}

lazyTypes(['System.DBNull'], () => {
  defineType({
    name: 'System.DBNull',
    represents: DBNull,
    interfaces: ['System.IConvertible'],
    statics: { 'Value: System.DBNull': { get: () => DBNull.value, field: true } },
    text: () => '',
  });
}, [DBNull]);
