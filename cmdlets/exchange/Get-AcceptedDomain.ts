import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { readOrganization, sameName } from '../../state/organization.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { unlimited } from '../migration/parameters/exchange-types.js';
import { AcceptedDomain } from './recipients/accepted-domain.js';
import { recipients } from './recipients/directory.js';
import './recipients/views.js';

export const GetAcceptedDomain = cmdlet({
  name: 'Get-AcceptedDomain',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the domains that mailboxes of the target organisation have addresses in.',
  className: 'Microsoft.Exchange.Management.SystemConfigurationTasks.GetAcceptedDomain',
  outputTypes: ['Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain'],
  notes: [
    'The default is the organisation of Connect-ExchangeOnline or Set-MigrationConfig where it is among them, else the domain with the most mailboxes.',
  ],
  parameters: {
    Identity: { type: string, help: 'The domain.', position: 0, pipeline: true, byName: true },
    ResultSize: { type: unlimited, help: 'How many are shown at most.', default: Number.POSITIVE_INFINITY },
  },
  examples: [{ code: '(Get-AcceptedDomain | Where-Object Default).DomainName', remarks: 'The default domain.' }],
  run: (context) =>
    migrationTask(context, (task) => {
      const { Identity, ResultSize } = context.parameters;
      const mailboxes = new Map<string, number>();
      for (const { emailAddress } of recipients(task.state)) {
        const domain = emailAddress.slice(emailAddress.lastIndexOf('@') + 1).toLowerCase();
        mailboxes.set(domain, (mailboxes.get(domain) ?? 0) + 1);
      }
      const organization = readOrganization(task.state).config.organization.toLowerCase();
      const most = [...mailboxes].sort(([, a], [, b]) => b - a)[0]?.[0];
      const usual = mailboxes.has(organization) ? organization : most;
      const all = [...mailboxes.keys()].sort();
      const chosen = Identity === undefined ? all : all.filter((name) => sameName(name, Identity));
      if (Identity !== undefined && chosen.length === 0)
        task.fail('notFound', `The operation couldn't be performed because object '${Identity}' couldn't be found.`);
      for (const name of chosen.slice(0, ResultSize)) context.write(new AcceptedDomain(name, name === usual));
    }),
});
