import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, int32, string } from '../../src/engine/command/parameter-types.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { replaceContent } from '../../src/engine/types/io/replacing-file.js';
import { errorsCsv, reportRows, statisticsCsv } from '../../src/migration/batch/batch-report.js';
import { reportIdentity } from './organization/identity-parameters.js';
import { requireBatch } from './organization/lookups.js';
import { migrationTask } from './organization/migration-task.js';
import { stream } from './parameters/exchange-types.js';
import { foreign, plumbing } from './parameters/foreign.js';

export const ExportMigrationReport = cmdlet({
  name: 'Export-MigrationReport',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Writes the statistics or the errors of a batch as CSV.',
  description: [
    'In the original this cmdlet is for the admin center alone; -ReportType and -Path are ours. Without -Path the lines are written to the pipeline.',
  ],
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.ExportMigrationReport',
  sets: ['File', 'StreamBased', 'Paged'],
  defaultSet: 'File',
  parameters: {
    Identity: {
      type: reportIdentity,
      help: 'Name or BatchGuid of the batch.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    ReportType: {
      type: enumType('Migsh.MigrationReportType', ['Statistics', 'Errors']),
      help: 'Statistics (all users) or Errors (those that failed).',
      default: 'Statistics',
      ours: true,
      sets: { File: {} },
    },
    Path: { type: string, help: 'The file to write.', ours: true, sets: { File: { position: 1 } } },
    CsvStream: foreign(stream, 'the admin center of Exchange Online; use -Path', 'StreamBased!'),
    StartingRowIndex: foreign(int32, 'the admin center of Exchange Online', 'Paged!'),
    RowCount: foreign(int32, 'the admin center of Exchange Online', 'Paged!'),
    ...plumbing,
  },
  examples: [
    {
      code: 'Export-MigrationReport IMAPBatch1 -ReportType Errors -Path errors.csv -WhatIf',
      remarks: 'Shows which report would be written.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      const batch = requireBatch(task, parameters.Identity);
      const rows = reportRows(task.state, batch.guid, new Date());
      const lines = parameters.ReportType === 'Errors' ? errorsCsv(rows) : statisticsCsv(rows);
      if (parameters.Path === undefined) {
        for (const line of lines) context.write(line.trimEnd());
        return;
      }
      const path = context.session.location.resolve(parameters.Path);
      const action = `Exporting the report of migration batch "${batch.name}" to "${path}".`;
      if (!context.shouldProcessText(action, action)) return;
      writeReport(path, lines, (reason) =>
        task.fail('permanent', `The report can't be written to '${path}': ${reason}`),
      );
    });
  },
});

/** Writes a report as UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8. */
function writeReport(path: string, lines: Iterable<string>, failed: (reason: string) => never): void {
  try {
    replaceContent(path, `\ufeff${[...lines].join('')}`);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    failed(error.exception.message);
  }
}
