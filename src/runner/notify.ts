import { hostname } from 'node:os';
import type { State } from '../../state/folder.js';
import type { SmtpDocument } from '../../state/schema.js';
import { appendMailLog } from '../../state/work.js';
import {
  errorsCsv,
  isFinished,
  reportRows,
  statisticsCsv,
  statusMailSubject,
  statusMailText,
} from '../migration/batch/batch-report.js';
import { reportLine } from '../migration/batch/report.js';
import { batchCounts, batchStatus } from '../migration/batch/status.js';
import type { BatchView } from './batch-view.js';
import { type Delivery, deliverMail, localSender } from './deliver-mail.js';
import type { Log } from './log.js';

/** Reports of more users than this are not attached: Export-MigrationReport writes them. */
const ATTACHED_USERS = 5_000;

/** Whether a batch's status mail is due: once when it has finished, and every ReportInterval since its start. */
export function isMailDue(view: BatchView, now: Date): boolean {
  const { batch, summary } = view;
  if (batch.skipReports || batch.notificationEmails.length === 0 || batch.started === null) return false;
  if (batch.desired === 'Removed' || batch.desired === 'Created') return false;
  if (summary.reported === null && isFinished(batchStatus(batch, summary, now))) return true;
  if (batch.reportInterval === 0 || batch.desired === 'Stopped') return false;
  return Date.parse(summary.reported ?? batch.started) + batch.reportInterval <= now.getTime();
}

/** Sends a batch's status mail to its NotificationEmails, with the statistics and errors reports. Never rejects. */
export async function sendStatusMail(
  state: State,
  view: BatchView,
  smtp: SmtpDocument | null,
  log: Log,
  now: Date,
): Promise<void> {
  const { batch, summary } = view;
  const status = batchStatus(batch, summary, now);
  try {
    const counts = batchCounts(batch, summary);
    const attachments =
      counts.total > ATTACHED_USERS
        ? []
        : [
            { name: 'MigrationStatistics.csv', content: textOf(statisticsCsv(reportRows(state, batch.guid, now))) },
            ...(counts.failed > 0
              ? [{ name: 'MigrationErrors.csv', content: textOf(errorsCsv(reportRows(state, batch.guid, now))) }]
              : []),
          ];
    for (const to of batch.notificationEmails) {
      const mail = {
        from: smtp?.from ?? localSender,
        to,
        subject: statusMailSubject(batch.name, status),
        text: statusMailText(batch.name, status, counts),
        attachments,
        date: now,
      };
      const delivery = await deliverMail(state, smtp, mail, log);
      log(`${batch.name}: status mail to ${to}: ${delivery.by === 'file' ? `kept as ${delivery.path}` : delivery.by}`);
      appendMailLog(state, batch.guid, reportLine(now, hostname(), deliveryText(to, delivery)));
    }
  } catch (error) {
    log(`${batch.name}: the status mail failed: ${(error as Error).message}`);
  }
}

/** Where a status mail went, for the report of its batch. */
function deliveryText(to: string, delivery: Delivery): string {
  if (delivery.by === 'file')
    return `A status mail to ${to} was kept as '${delivery.path}': no SMTP server took it (Set-MigrationConfig -SmtpServer), and the address has no mailbox here.`;
  return delivery.by === 'smtp'
    ? `A status mail was sent to ${to}.`
    : `A status mail was put into the mailbox of ${to}.`;
}

function textOf(pieces: Iterable<string>): Buffer {
  return Buffer.from([...pieces].join(''), 'utf8');
}
