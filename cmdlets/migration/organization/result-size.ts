import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { netType } from '../../../src/engine/command/parameter-types.js';
import { convertTo } from '../../../src/engine/convert/convert.js';
import { requireType } from '../../../src/engine/values/net-type.js';

/** `-ResultSize 50` or `-ResultSize Unlimited`; the body sees a number, infinity for Unlimited. */
export const resultSize: ParameterType<number> = netType<number>(
  'Microsoft.Exchange.Data.Unlimited`1[System.UInt32]',
  'Unlimited',
  {
    convert(ctx, value) {
      if (typeof value === 'string' && value.toLowerCase() === 'unlimited') return Number.POSITIVE_INFINITY;
      return convertTo(ctx, value, requireType('System.Int32'));
    },
    complete: () => [{ text: 'Unlimited' }],
  },
);
