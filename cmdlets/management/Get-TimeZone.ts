import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { Exception } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { knownZones, timeZone } from './network/time-zones.js';

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
      if (ListAvailable) for (const id of knownZones()) context.write(timeZone(id));
      else if (!Name && !Id) context.write(timeZone(Intl.DateTimeFormat().resolvedOptions().timeZone));
      for (const text of Id ?? Name ?? []) {
        const pattern = new WildcardPattern(Id ? WildcardPattern.escape(text) : text);
        const found = knownZones()
          .map(timeZone)
          .filter(
            (zone) =>
              pattern.matches(String(zone.note(Id ? 'Id' : 'StandardName'))) ||
              pattern.matches(String(zone.note('Id'))),
          );
        for (const zone of found) context.write(zone);
        if (found.length > 0 || WildcardPattern.hasWildcards(text)) continue;
        const message = `The time zone ID '${text}' was not found on the local computer.`;
        context.writeError(
          errorRecord({
            exception: newException(Exception, message),
            id: 'TimeZoneNotFound',
            category: 'ObjectNotFound',
            target: text,
          }),
        );
      }
    },
  }),
});
