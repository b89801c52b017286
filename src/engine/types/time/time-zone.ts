import { ArgumentException, Exception } from '../../errors/exception-types.js';
import { defineException, newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import type { DateTimeOffset } from '../../values/date-time-offset.js';
import { DateTime, unixEpochTicks } from '../../values/datetime.js';
import { ReadOnlyCollection } from '../../values/lists.js';
import { defineType } from '../../values/net-type.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { windowsZones } from './windows-zones.js';

/** No zone has this id. */
export const TimeZoneNotFoundException = defineException('System.TimeZoneNotFoundException', Exception);

/** `System.TimeZoneInfo`: an IANA zone of the platform, possibly asked for by its Windows name. */
export class TimeZoneInfo extends NetObject {
  readonly id: string;
  readonly iana: string;
  #parts: Intl.DateTimeFormat | null = null;

  constructor(id: string, iana: string) {
    super();
    this.id = id;
    this.iana = iana;
  }

  /** Minutes ahead of UTC at an instant in UTC ticks. */
  offsetAt(utcTicks: bigint): number {
    this.#parts ??= new Intl.DateTimeFormat('en-US', {
      timeZone: this.iana,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const instant = Number((utcTicks - unixEpochTicks) / ticksPer.millisecond);
    const part = Object.fromEntries(this.#parts.formatToParts(instant).map((p) => [p.type, Number(p.value)]));
    const local = Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day'],
      part['hour'],
      part['minute'],
      part['second'],
    );
    return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
  }

  /** Minutes ahead of UTC for a reading of the zone's own clock. */
  offsetOf(clock: DateTime): number {
    const guess = this.offsetAt(clock.ticks);
    return this.offsetAt(clock.ticks - BigInt(guess) * ticksPer.minute);
  }

  /** The instant of a reading: its kind says the zone; Unspecified is this one. */
  toUtc(time: DateTime): DateTime {
    if (time.kind === 'Utc') return time;
    if (time.kind === 'Local') return time.toUtc();
    return new DateTime(time.ticks - BigInt(this.offsetOf(time)) * ticksPer.minute, 'Utc');
  }

  /** What the clocks of this zone show at an instant. */
  fromUtc(utc: DateTime): DateTime {
    const shifted = utc.ticks + BigInt(this.offsetAt(utc.ticks)) * ticksPer.minute;
    return new DateTime(
      shifted,
      this.iana === 'UTC' ? 'Utc' : this.iana === localZone().iana ? 'Local' : 'Unspecified',
    );
  }

  /** The two offsets of a year: winter's and summer's. */
  get yearOffsets(): readonly [number, number] {
    const { year } = DateTime.now('Utc');
    const at = (month: number): number => this.offsetAt(DateTime.of({ year, month, day: 1 }).ticks);
    return [Math.min(at(1), at(7)), Math.max(at(1), at(7))];
  }
}

/** The zone of an IANA or Windows id. Error: TimeZoneNotFoundException. */
export function findTimeZone(id: string): TimeZoneInfo {
  const iana =
    windowsZones[id] ??
    Object.entries(windowsZones).find(([name]) => name.toLowerCase() === id.toLowerCase())?.[1] ??
    id;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: iana });
    return new TimeZoneInfo(id, iana);
  } catch {
    throw netError(
      newException(TimeZoneNotFoundException, `The time zone ID '${id}' was not found on the local computer.`),
    );
  }
}

/** The zone of the machine. */
export const localZone = (): TimeZoneInfo => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return new TimeZoneInfo(timeZone, timeZone);
};
const utcZone = (): TimeZoneInfo => new TimeZoneInfo('UTC', 'UTC');

/** Every zone that the platform knows; UTC first. */
export function systemTimeZones(): TimeZoneInfo[] {
  const others = Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC');
  return [utcZone(), ...others.map((id) => new TimeZoneInfo(id, id))];
}

/** The instant of a reading; one of kind Unspecified is `source`'s, of this computer's zone when that is null. */
function toUtc(time: DateTime, source: TimeZoneInfo | null): DateTime {
  return source === null ? time.toUtc() : source.toUtc(time);
}

function convertFromUtc(time: DateTime, zone: TimeZoneInfo): DateTime {
  if (time.kind === 'Local') {
    throw netError(
      newException(
        ArgumentException,
        "The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly. (Parameter 'dateTime')",
      ),
    );
  }
  return zone.fromUtc(time.as('Utc'));
}

function offsetLabel(minutes: number): string {
  const size = Math.abs(minutes);
  const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '-' : '+'}${clock}`;
}

function zoneName(self: TimeZoneInfo): string {
  // Intl calls it `GMT+00:00`
  if (self.iana === 'UTC' || self.id === 'UTC') return 'Coordinated Universal Time';
  const format = new Intl.DateTimeFormat('en-US', { timeZone: self.iana, timeZoneName: 'longGeneric' });
  return format.formatToParts(0).find((p) => p.type === 'timeZoneName')?.value ?? self.id;
}

const displayName = (self: TimeZoneInfo): string => `(${offsetLabel(self.yearOffsets[0])}) ${zoneName(self)}`;
const span = (minutes: number): TimeSpan => new TimeSpan(BigInt(minutes) * ticksPer.minute);

function isSummer(self: TimeZoneInfo, utcTicks: bigint): boolean {
  const [winter, summer] = self.yearOffsets;
  return winter !== summer && self.offsetAt(utcTicks) === summer;
}

const inZone = (self: TimeZoneInfo, time: DateTime): bigint =>
  time.kind === 'Unspecified' ? time.ticks - BigInt(self.offsetOf(time)) * ticksPer.minute : time.toUtc().ticks;

/** The name of a zone's standard or summer time: `Central European Standard Time`. */
export function seasonName(self: TimeZoneInfo, summer: boolean): string {
  const { year } = DateTime.now('Utc');
  const [low, high] = self.yearOffsets;
  const january = self.offsetAt(DateTime.of({ year, month: 1, day: 1 }).ticks);
  const month = (january === low) === !summer || low === high ? 0 : 6;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: self.iana, timeZoneName: 'long' });
  return format.formatToParts(Date.UTC(year, month, 1)).find((p) => p.type === 'timeZoneName')?.value ?? self.id;
}

defineType({
  name: 'System.TimeZoneInfo',
  base: objectType,
  represents: TimeZoneInfo,
  text: displayName,
  equals: (self: TimeZoneInfo, other) => other instanceof TimeZoneInfo && other.iana === self.iana,
  properties: () => ({
    'Id: string': (self: TimeZoneInfo) => self.id,
    'HasIanaId: bool': (self: TimeZoneInfo) => windowsZones[self.id] === undefined,
    'DisplayName: string': displayName,
    'StandardName: string': (self: TimeZoneInfo) => seasonName(self, false),
    'DaylightName: string': (self: TimeZoneInfo) => seasonName(self, true),
    'BaseUtcOffset: timespan': (self: TimeZoneInfo) => span(self.yearOffsets[0]),
    'SupportsDaylightSavingTime: bool': (self: TimeZoneInfo) => self.yearOffsets[0] !== self.yearOffsets[1],
  }),
  methods: () => ({
    'GetUtcOffset(datetime dateTime): timespan': (self: TimeZoneInfo, [time]: [DateTime]) =>
      span(self.offsetAt(inZone(self, time))),
    'GetUtcOffset(System.DateTimeOffset dateTimeOffset): timespan': (self: TimeZoneInfo, [time]: [DateTimeOffset]) =>
      span(self.offsetAt(time.utcTicks)),
    'IsDaylightSavingTime(datetime dateTime): bool': (self: TimeZoneInfo, [time]: [DateTime]) =>
      isSummer(self, inZone(self, time)),
    'IsDaylightSavingTime(System.DateTimeOffset dateTimeOffset): bool': (
      self: TimeZoneInfo,
      [time]: [DateTimeOffset],
    ) => isSummer(self, time.utcTicks),
  }),
  statics: () => ({ 'Local: System.TimeZoneInfo': localZone, 'Utc: System.TimeZoneInfo': utcZone }),
  staticMethods: () => ({
    'ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone): datetime': ([time, zone]: [
      DateTime,
      TimeZoneInfo,
    ]) => zone.fromUtc(toUtc(time, null)),
    'ConvertTime(datetime dateTime, System.TimeZoneInfo sourceTimeZone, System.TimeZoneInfo destinationTimeZone): datetime':
      ([time, source, zone]: [DateTime, TimeZoneInfo, TimeZoneInfo]) => zone.fromUtc(toUtc(time, source)),
    'ConvertTime(System.DateTimeOffset dateTimeOffset, System.TimeZoneInfo destinationTimeZone): System.DateTimeOffset':
      ([time, zone]: [DateTimeOffset, TimeZoneInfo]) => time.at(zone.offsetAt(time.utcTicks)),
    'ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId): datetime': ([time, id]: [
      DateTime,
      string,
    ]) => findTimeZone(id).fromUtc(toUtc(time, null)),
    'ConvertTimeBySystemTimeZoneId(datetime dateTime, string sourceTimeZoneId, string destinationTimeZoneId): datetime':
      ([time, source, id]: [DateTime, string, string]) => findTimeZone(id).fromUtc(toUtc(time, findTimeZone(source))),
    'ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone): datetime': ([time, zone]: [
      DateTime,
      TimeZoneInfo,
    ]) => convertFromUtc(time, zone),
    'ConvertTimeToUtc(datetime dateTime): datetime': ([time]: [DateTime]) => time.toUtc(),
    'ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone): datetime': ([time, source]: [
      DateTime,
      TimeZoneInfo,
    ]) => toUtc(time, source),
    'FindSystemTimeZoneById(string id): System.TimeZoneInfo': ([id]: [string]) => findTimeZone(id),
    'GetSystemTimeZones(): System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo]': (): Value =>
      new ReadOnlyCollection(utcZone().netType, systemTimeZones()),
    'ClearCachedData(): void': () => undefined,
  }),
});
