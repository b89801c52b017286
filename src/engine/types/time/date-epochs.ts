import { dayNumber } from '../../values/datetime.js';
import { ticksPer } from '../../values/timespan.js';

/** Ticks of 1601-01-01, from which Windows counts file times. */
export const fileTimeStart = 504_911_232_000_000_000n;

/** Ticks of 1899-12-30, from which OLE automation counts days. */
export const oaStart = BigInt(dayNumber(1899, 12, 30)) * ticksPer.day;
