import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { TimeSpan, ticksPer } from '../../../src/engine/values/timespan.js';

/** Ids of the zones that the system's ICU knows; UTC first. */
export function knownZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC')];
}

/** The object of a zone, as System.TimeZoneInfo shows it. */
export function timeZone(id: string): CustomObject {
  const year = new Date().getUTCFullYear();
  const offsets = [0, 6].map((month) => offsetMinutes(id, Date.UTC(year, month, 1)));
  const base = Math.min(...offsets);
  const winter = offsets[0] === base ? 0 : 6;
  const sign = base < 0 ? '-' : '+';
  const clock = `${String(Math.floor(Math.abs(base) / 60)).padStart(2, '0')}:${String(Math.abs(base) % 60).padStart(2, '0')}`;
  const standard = nameOf(id, Date.UTC(year, winter, 1));
  return CustomObject.from(
    [
      ['Id', id],
      ['HasIanaId', true],
      [
        'DisplayName',
        `(UTC${base === 0 && id === 'UTC' ? '' : sign + clock}) ${id === 'UTC' ? 'Coordinated Universal Time' : standard}`,
      ],
      ['StandardName', standard],
      ['DaylightName', nameOf(id, Date.UTC(year, winter === 0 ? 6 : 0, 1))],
      ['BaseUtcOffset', new TimeSpan(BigInt(base) * ticksPer.minute)],
      ['SupportsDaylightSavingTime', offsets[0] !== offsets[1]],
    ],
    ['System.TimeZoneInfo'],
  );
}

function part(id: string, at: number, style: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: id, timeZoneName: style }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? id;
}

const nameOf = (id: string, at: number): string => part(id, at, 'long');

function offsetMinutes(id: string, at: number): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(part(id, at, 'longOffset')) ?? [];
  return sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
