import { defineType } from '../../../src/engine/values/net-type.js';
import type { Double } from '../../../src/engine/values/numbers.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** What Measure-Object found out about numbers. A statistic nobody asked for is null. */
export class GenericMeasureInfo extends NetObject {
  readonly property: string | null;
  count = 0;
  average: Double | null = null;
  sum: Double | null = null;
  maximum: Value = null;
  minimum: Value = null;
  standardDeviation: Double | null = null;

  constructor(property: string | null) {
    super();
    this.property = property;
  }
}

/** The same where least and greatest are no numbers. */
export class GenericObjectMeasureInfo extends GenericMeasureInfo {}

/** What Measure-Object found out about texts. */
export class TextMeasureInfo extends NetObject {
  readonly property: string | null;
  lines: number | null = null;
  words: number | null = null;
  characters: number | null = null;

  constructor(property: string | null) {
    super();
    this.property = property;
  }
}

const space = 'Microsoft.PowerShell.Commands.';
const names = ['GenericMeasureInfo', 'GenericObjectMeasureInfo', 'TextMeasureInfo'].map((name) => space + name);

lazyTypes(names, defineMeasures, [GenericMeasureInfo, GenericObjectMeasureInfo, TextMeasureInfo]);

function defineMeasures(): void {
  for (const represents of [GenericMeasureInfo, GenericObjectMeasureInfo]) {
    const value = represents === GenericMeasureInfo ? 'System.Nullable`1[double]' : 'System.Object';
    defineType({
      name: `${space}${represents.name}`,
      represents,
      properties: {
        'Count: int': (self: GenericMeasureInfo) => self.count,
        'Average: System.Nullable`1[double]': (self: GenericMeasureInfo) => self.average,
        'Sum: System.Nullable`1[double]': (self: GenericMeasureInfo) => self.sum,
        [`Maximum: ${value}`]: (self: GenericMeasureInfo) => self.maximum,
        [`Minimum: ${value}`]: (self: GenericMeasureInfo) => self.minimum,
        'StandardDeviation: System.Nullable`1[double]': (self: GenericMeasureInfo) => self.standardDeviation,
        'Property: string': (self: GenericMeasureInfo) => self.property,
      },
    });
  }
  defineType({
    name: `${space}TextMeasureInfo`,
    represents: TextMeasureInfo,
    properties: {
      'Lines: System.Nullable`1[int]': (self: TextMeasureInfo) => self.lines,
      'Words: System.Nullable`1[int]': (self: TextMeasureInfo) => self.words,
      'Characters: System.Nullable`1[int]': (self: TextMeasureInfo) => self.characters,
      'Property: string': (self: TextMeasureInfo) => self.property,
    },
  });
}
