import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { type NetException, newException } from '../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import {
  findTimeZone,
  localZone,
  seasonName,
  systemTimeZones,
  type TimeZoneInfo,
  TimeZoneNotFoundException,
} from '../../src/engine/types/time/time-zone.js';
import { eachReporting } from './providers/item-errors.js';

/** Gets the time zone of the system, or others. */
export const GetTimeZone = cmdlet({
  name: 'Get-TimeZone',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the time zone of the system, or others.',
  aliases: ['gtz'],
  defaultSet: 'Name',
  sets: ['Name', 'Id', 'ListAvailable'],
  outputTypes: ['System.TimeZoneInfo'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names; wildcards are allowed.',
      wildcards: true,
      sets: { Name: { position: 0, pipeline: true, byName: true } },
    },
    Id: { type: stringArray, help: 'Ids like Europe/Berlin.', sets: { Id: { mandatory: true, byName: true } } },
    ListAvailable: { type: switchParameter, help: 'All of them.', sets: { ListAvailable: { mandatory: true } } },
  },
  examples: [{ code: '(Get-TimeZone -Id UTC).BaseUtcOffset.TotalHours', remarks: '0.' }],
  run: (context) => ({
    process() {
      const { Name, Id, ListAvailable } = context.parameters;
      if (ListAvailable) for (const zone of systemTimeZones()) context.write(zone);
      else if (!Name && !Id) context.write(localZone());
      for (const id of Id ?? []) eachReporting(context, [id], () => context.write(zoneOf(id)));
      for (const name of Name ?? [])
        eachReporting(context, [name], () => {
          for (const zone of named(name)) context.write(zone);
        });
    },
  }),
});

/** Raises TimeZoneNotFound. */
function zoneOf(id: string): TimeZoneInfo {
  try {
    return findTimeZone(id);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw recordError(notFound(error.exception, id));
  }
}

/** The zones whose standard or summer time has this name; an id is understood, too. Raises TimeZoneNotFound without a wildcard. */
function named(name: string): TimeZoneInfo[] {
  const pattern = new WildcardPattern(name);
  const found = systemTimeZones().filter(
    (zone) =>
      pattern.matches(seasonName(zone, false)) || pattern.matches(seasonName(zone, true)) || pattern.matches(zone.id),
  );
  if (found.length > 0 || WildcardPattern.hasWildcards(name)) return found;
  const message = `The time zone '${name}' was not found on the local computer.`;
  throw recordError(notFound(newException(TimeZoneNotFoundException, message), name));
}

function notFound(exception: NetException, target: string): ErrorRecord {
  return errorRecord({ exception, id: 'TimeZoneNotFound', category: 'ObjectNotFound', target });
}
