import { WrappedValue } from '../../../src/engine/values/custom-object.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { MemberSet, shapeOf } from '../../../src/engine/values/member-set.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** One line of a report, as `reportLine` of src/migration/batch/report.ts writes it. */
class ReportEntry extends NetObject {
  readonly line: string;

  constructor(line: string) {
    super();
    this.line = line;
  }

  get time(): DateTime | null {
    const milliseconds = Date.parse(`${this.line.slice(0, this.line.indexOf(' ['))} UTC`);
    return Number.isNaN(milliseconds) ? null : DateTime.fromUnixMilliseconds(milliseconds, 'Utc');
  }

  get message(): string {
    return this.line.slice(this.line.indexOf('] ') + 2);
  }
}

defineType({
  name: 'Microsoft.Exchange.MailboxReplicationService.ReportEntry',
  represents: ReportEntry,
  text: (self: ReportEntry) => self.line,
  properties: {
    'CreationTime: datetime': (self: ReportEntry) => self.time,
    'Message: string': (self: ReportEntry) => self.message,
  },
});

const reportShape = shapeOf(['Entries']);

/** A report as scripts use it: a text, and `.Entries` with the time and the words of each line; $null where there is none. */
export function reportValue(lines: readonly string[] | null): Value {
  if (lines === null) return null;
  const members = new MemberSet();
  members.shape = reportShape;
  members.slots = [lines.map((line) => new ReportEntry(line))];
  return new WrappedValue(lines.join('\n'), members);
}
