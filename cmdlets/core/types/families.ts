import { lazyTypes } from '../../../src/engine/values/type-registry.js';

const automation = 'System.Management.Automation';

/** Names of rarely used .NET types by the file beside this one that declares them. */
export const families = {
  'data-table': ['DataTable', 'DataRow', 'DataColumn', 'DataColumnCollection', 'DataRowCollection'].map(
    (name) => `System.Data.${name}`,
  ),
  'dns-records': [
    ...['DnsRecord', 'DnsRecord_A', 'DnsRecord_AAAA', 'DnsRecord_PTR', 'DnsRecord_MX', 'DnsRecord_TXT'],
    ...['DnsRecord_SRV', 'DnsRecord_SOA', 'DnsRecord_UNKNOWN', 'RecordType', 'DNSSection', 'DNSCharset'],
  ].map((name) => `Microsoft.DnsClient.Commands.${name}`),
  http: [
    ...['Headers.HttpHeaders', 'HttpRequestMessage', 'HttpResponseMessage'].map((name) => `System.Net.Http.${name}`),
    ...['Cookie', 'CookieContainer'].map((name) => `System.Net.${name}`),
    ...['WebRequestSession', 'PSUserAgent'].map((name) => `Microsoft.PowerShell.Commands.${name}`),
  ],
  mail: [
    ...['MailMessage', 'MailAddressCollection', 'MailPriority', 'DeliveryNotificationOptions'],
    ...['AttachmentBase', 'Attachment', 'AttachmentCollection', 'AlternateView', 'AlternateViewCollection'],
    ...['LinkedResource', 'LinkedResourceCollection', 'SmtpClient', 'SmtpDeliveryMethod'],
  ].map((name) => `System.Net.Mail.${name}`),
  'name-resolution': ['System.Net.Dns', 'System.Net.IPHostEntry'],
  processes: ['System.Diagnostics.Process', 'System.Diagnostics.ProcessStartInfo'],
  'small-types': [
    'System.Runtime.InteropServices.RuntimeInformation',
    'System.Runtime.InteropServices.OSPlatform',
    'System.Runtime.InteropServices.Architecture',
    'System.Collections.Specialized.StringCollection',
  ],
  sockets: [
    ...['TcpClient', 'NetworkStream', 'Socket', 'PendingConnection', 'SocketError'].map(
      (name) => `System.Net.Sockets.${name}`,
    ),
    ...['SslStream', 'SslPolicyErrors'].map((name) => `System.Net.Security.${name}`),
    'System.Security.Authentication.SslProtocols',
    'System.Threading.Tasks.TaskStatus',
    ...['X509Certificate', 'X509Certificate2'].map((name) => `System.Security.Cryptography.X509Certificates.${name}`),
  ],
  'http-client': [
    ...['HttpClient', 'HttpClientHandler', 'HttpMethod', 'HttpContent', 'StringContent', 'ByteArrayContent'],
    ...['FormUrlEncodedContent', 'HttpTask', 'Headers.AuthenticationHeaderValue', 'Headers.HttpRequestHeaders'],
  ].map((name) => `System.Net.Http.${name}`),
  'web-client': ['System.Net.WebClient'],
  'power-shell': [
    `${automation}.PowerShell`,
    'powershell',
    `${automation}.PSDataStreams`,
    `${automation}.PSInvocationStateInfo`,
    `${automation}.PowerShellAsyncResult`,
  ],
  runspaces: [
    `${automation}.Runspaces.RunspaceFactory`,
    'runspacefactory',
    `${automation}.Runspaces.Runspace`,
    'runspace',
    `${automation}.Runspaces.RunspacePool`,
    `${automation}.Runspaces.InitialSessionState`,
    'initialsessionstate',
    `${automation}.Runspaces.SessionStateVariableEntry`,
    `${automation}.Runspaces.SessionStateFunctionEntry`,
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Makes the names known; `load` evaluates the file of a family when one of its names is first resolved. */
export function declareFamilies(load: (family: string) => void): void {
  for (const [family, names] of Object.entries(families)) lazyTypes(names, () => load(family));
}
