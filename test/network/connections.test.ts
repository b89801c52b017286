import { afterAll, beforeAll, describe } from 'vitest';
import { ensureBuilt } from '../entries/built-shell.ts';
import { closedPort, serveImap, startTcpServer, type TcpServer } from '../servers/tcp-server.ts';
import { testEach } from './tables.ts';

// Test-NetConnection, Test-Connection and the types of sockets of the built shell against ports of this process.

let open: TcpServer;
let secure: TcpServer;
let silent: TcpServer;
let closed: number;
beforeAll(async () => {
  ensureBuilt();
  open = await startTcpServer(serveImap);
  secure = await startTcpServer(serveImap, true);
  silent = await startTcpServer(() => undefined);
  closed = await closedPort();
});
afterAll(() => Promise.all([open.close(), secure.close(), silent.close()]));

const before = (): string =>
  `$open = ${open.port}; $secure = ${secure.port}; $silent = ${silent.port}; $closed = ${closed}; $h = '127.0.0.1'
   function Shown { ($input | Out-String -Width 100).Trim() -replace "$open|$closed", 'PORT' -replace '(?m) +$' -replace '(: )(lo\\w*|Loopback.*)$', '$1LOOPBACK' }`;

const caught = (command: string): string =>
  `try { ${command} } catch { $e = $_.Exception; while ($e.InnerException) { $e = $e.InnerException }; $e.GetType().FullName; $_.Exception.Message -replace $closed, 'PORT' }`;

describe('Test-NetConnection', () => {
  testEach(before, [
    [
      'an open port',
      'Test-NetConnection $h -Port $open | Shown',
      `ComputerName     : 127.0.0.1
RemoteAddress    : 127.0.0.1
RemotePort       : PORT
InterfaceAlias   : LOOPBACK
SourceAddress    : 127.0.0.1
TcpTestSucceeded : True
`.replace('LOOPBACK', 'lo'),
    ],
    [
      'the warning of a closed one',
      "$r = Test-NetConnection $h -Port $closed -WarningVariable w -WarningAction SilentlyContinue; $w -replace $closed, 'PORT'; $r.TcpTestSucceeded; $r.PingSucceeded",
      'TCP connect to (127.0.0.1 : PORT) failed\nFalse\nFalse\n',
    ],
    [
      'only true or false',
      'tnc $h -Port $open -InformationLevel Quiet; tnc $h -Port $closed -InformationLevel Quiet -WarningAction SilentlyContinue',
      'True\nFalse\n',
    ],
    [
      'all addresses',
      "(tnc localhost -Port $open -InformationLevel Detailed -WarningAction SilentlyContinue | Out-String) -match 'NameResolutionResults +: .*127\\.0\\.0\\.1'",
      'True\n',
    ],
    [
      'a name that is not known',
      '$r = tnc no.such.host.example -Port 25 -WarningVariable w -WarningAction SilentlyContinue; "$w"; $r | Format-List',
      `Name resolution of no.such.host.example failed

ComputerName            : no.such.host.example
RemoteAddress           :${' '}
InterfaceAlias          :${' '}
SourceAddress           :${' '}
NameResolutionSucceeded : False
TcpTestSucceeded        : False

`,
    ],
    [
      'without a port it says that it does not ping',
      'tnc $h -WarningVariable w -WarningAction SilentlyContinue | % { $_.NameResolutionSucceeded; $_.PingSucceeded }; "$w"',
      'True\nFalse\nPing to 127.0.0.1 was not sent: migsh opens TCP connections only. Name a port by -Port.\n',
    ],
    [
      'names of ports',
      '(tnc $h -CommonTCPPort RDP -WarningAction SilentlyContinue).RemotePort; (tnc $h WINRM -WarningAction SilentlyContinue).RemotePort.GetType().Name',
      '3389\nUInt32\n',
    ],
    [
      'targets through the pipeline, with their ports',
      '[pscustomobject]@{ ComputerName = $h; Port = $open } | tnc | % TcpTestSucceeded',
      'True\n',
    ],
    ['a port out of range', caught('tnc $h -Port 70000'), /Cannot validate argument on parameter 'Port'/],
    ['no routes', caught('tnc $h -DiagnoseRouting'), /The routes of this computer are not looked up/],
  ]);
});

describe('Test-Connection', () => {
  testEach(before, [
    [
      'a port that answers, and one that does not',
      'Test-Connection $h -TcpPort $open; Test-Connection $h -TcpPort $closed',
      'True\nFalse\n',
    ],
    [
      'told in detail',
      "Test-Connection $h -TcpPort $open -Detailed | % { $_.Id, $_.Target, $_.TargetAddress, ($_.Port -eq $open), $_.Connected, $_.Status -join ' ' }",
      '1 127.0.0.1 127.0.0.1 True True Success\n',
    ],
    ['what went wrong', '(Test-Connection $h -TcpPort $closed -Detailed).Status', 'ConnectionRefused\n'],
    ['as often as asked', '@(Test-Connection $h -TcpPort $open -Detailed -Count 2 -Delay 1).Id', '1\n2\n'],
    ['several targets', 'Test-Connection $h, localhost -TcpPort $open -IPv4', 'True\nTrue\n'],
    [
      'a name that is not known',
      'try { Test-Connection no.such.host.example -TcpPort 25 -ErrorAction Stop } catch { "$_"; $_.FullyQualifiedErrorId; "$($_.CategoryInfo)" }',
      `Testing connection to computer 'no.such.host.example' failed: Cannot resolve the target name.
TestConnectionException,Microsoft.PowerShell.Commands.TestConnectionCommand
ResourceUnavailable: (no.such.host.example:String) [Test-Connection], PingException
`,
    ],
    ['quietly', 'Test-Connection no.such.host.example -TcpPort 25 -Quiet', 'False\n'],
    [
      'pings are refused in words',
      'Test-Connection $h -Count 1 -ErrorAction SilentlyContinue -ErrorVariable e; "$e"',
      'Test-Connection cannot ping: migsh opens TCP connections, and sends no other packets: use -TcpPort.\n',
    ],
  ]);
});

describe('TcpClient', () => {
  testEach(before, [
    [
      'a greeting, a command, the end',
      `$tcp = [Net.Sockets.TcpClient]::new($h, $open); $stream = $tcp.GetStream()
       $reader = [IO.StreamReader]::new($stream); $writer = [IO.StreamWriter]::new($stream); $writer.NewLine = "\`r\`n"; $writer.AutoFlush = $true
       $reader.ReadLine(); $writer.WriteLine('a1 NOOP'); $reader.ReadLine(); $writer.WriteLine('a2 LOGOUT'); $reader.ReadToEnd().Trim(); $tcp.Close(); $tcp.Connected`,
      '* OK [CAPABILITY IMAP4rev1] grüße\na1 OK NOOP\n* BYE\r\na2 OK LOGOUT\nFalse\n',
    ],
    [
      'bytes, as older scripts read them',
      `$tcp = New-Object System.Net.Sockets.TcpClient; $tcp.Connect($h, $open); $stream = $tcp.GetStream(); $buffer = New-Object byte[] 1024
       $text = ''; while ($text -notmatch "\\n") { $n = $stream.Read($buffer, 0, 1024); $text += [Text.Encoding]::ASCII.GetString($buffer, 0, $n) }
       $text.Substring(0, 27); $b = [Text.Encoding]::ASCII.GetBytes("x NOOP\`r\`n"); $stream.Write($b, 0, $b.Length); [char]$stream.ReadByte(); $tcp.Dispose()`,
      '* OK [CAPABILITY IMAP4rev1]\nx\n',
    ],
    [
      'DataAvailable',
      '$tcp = [Net.Sockets.TcpClient]::new($h, $open); $s = $tcp.GetStream(); while (-not $s.DataAvailable) { Start-Sleep -Milliseconds 10 }; $tcp.Available -gt 0; $s.CanSeek; $tcp.Close(); $q = [Net.Sockets.TcpClient]::new($h, $silent); $q.GetStream().DataAvailable; $q.Close()',
      'True\nFalse\nFalse\n',
    ],
    [
      'both ends',
      '$tcp = [Net.Sockets.TcpClient]::new($h, $open); $tcp.Client.RemoteEndPoint.Port -eq $open; "$($tcp.Client.LocalEndPoint.Address)"; $tcp.Close()',
      'True\n127.0.0.1\n',
    ],
    [
      'waiting for a connection',
      `$tcp = [Net.Sockets.TcpClient]::new(); $task = $tcp.ConnectAsync($h, $open); $task.Wait(5000); $tcp.Connected; $task.Status; $task.IsFaulted; $tcp.Close()
       $tcp = [Net.Sockets.TcpClient]::new(); $iar = $tcp.BeginConnect($h, $open, $null, 'state'); $iar.AsyncWaitHandle.WaitOne(5000, $false); $tcp.EndConnect($iar); $tcp.Connected; $iar.AsyncState; $tcp.Close()`,
      'True\nTrue\nRanToCompletion\nFalse\nTrue\nTrue\nstate\n',
    ],
    [
      'a server that says nothing in time',
      `$tcp = [Net.Sockets.TcpClient]::new($h, $silent); $s = $tcp.GetStream(); $s.ReadTimeout = 50; ${caught('$s.ReadByte()')}; $tcp.Close()`,
      'System.Net.Sockets.SocketException\nException calling "ReadByte" with "0" argument(s): "Unable to read data from the transport connection: Connection timed out."\n',
    ],
    [
      'a closed port, in each way to connect',
      [
        caught('[Net.Sockets.TcpClient]::new($h, $closed)'),
        caught('([Net.Sockets.TcpClient]::new()).Connect($h, $closed)'),
        caught('([Net.Sockets.TcpClient]::new()).ConnectAsync($h, $closed).Wait(5000)'),
        caught(
          '$t = [Net.Sockets.TcpClient]::new(); $i = $t.BeginConnect($h, $closed, $null, $null); $i.AsyncWaitHandle.WaitOne(5000); $t.EndConnect($i)',
        ),
      ].join('; '),
      `System.Net.Sockets.SocketException
Exception calling ".ctor" with "2" argument(s): "Connection refused [::ffff:127.0.0.1]:PORT"
System.Net.Sockets.SocketException
Exception calling "Connect" with "2" argument(s): "Connection refused [::ffff:127.0.0.1]:PORT"
System.Net.Sockets.SocketException
Exception calling "Wait" with "1" argument(s): "One or more errors occurred. (Connection refused [::ffff:127.0.0.1]:PORT)"
True
System.Net.Sockets.SocketException
Exception calling "EndConnect" with "1" argument(s): "Connection refused [::ffff:127.0.0.1]:PORT"
`,
    ],
    [
      'what a SocketException says',
      'try { [Net.Sockets.TcpClient]::new($h, $closed) } catch [Net.Sockets.SocketException] { $_.Exception.SocketErrorCode; $_.Exception.NativeErrorCode }',
      'ConnectionRefused\n10061\n',
    ],
    [
      'a stream without a connection',
      caught('([Net.Sockets.TcpClient]::new()).GetStream()'),
      /not allowed on non-connected sockets/,
    ],
    [
      'a type that is not here',
      caught('[Net.Sockets.TcpListener]::new(1)'),
      /Unable to find type \[Net.Sockets.TcpListener\]\./,
    ],
  ]);
});

describe('SslStream', () => {
  testEach(before, [
    [
      'a certificate that the script accepts',
      `$tcp = [Net.Sockets.TcpClient]::new($h, $secure)
       $ssl = [Net.Security.SslStream]::new($tcp.GetStream(), $false, { param($s, $certificate, $chain, $errors) $script:seen = "$errors $($certificate.Subject)"; $true })
       $ssl.AuthenticateAsClient('localhost'); $seen; $ssl.IsEncrypted; $ssl.SslProtocol
       $c = [Security.Cryptography.X509Certificates.X509Certificate2]::new($ssl.RemoteCertificate); $c.Issuer; $c.NotAfter -gt (Get-Date); $c.Thumbprint.Length
       $reader = [IO.StreamReader]::new($ssl); $reader.ReadLine(); $tcp.Close()`,
      'RemoteCertificateChainErrors CN=localhost\nTrue\nTls13\nCN=localhost\nTrue\n40\n* OK [CAPABILITY IMAP4rev1] grüße\n',
    ],
    [
      'one that nobody vouches for',
      `$tcp = [Net.Sockets.TcpClient]::new($h, $secure); $ssl = [Net.Security.SslStream]::new($tcp.GetStream()); ${caught("$ssl.AuthenticateAsClient('localhost')")}`,
      'System.Security.Authentication.AuthenticationException\nException calling "AuthenticateAsClient" with "1" argument(s): "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot"\n',
    ],
    [
      'one that the script refuses',
      `$tcp = [Net.Sockets.TcpClient]::new($h, $secure); $ssl = [Net.Security.SslStream]::new($tcp.GetStream(), $false, { $false }); ${caught("$ssl.AuthenticateAsClient('localhost')")}`,
      /rejected by the provided RemoteCertificateValidationCallback/,
    ],
    [
      'a server without encryption',
      `$tcp = [Net.Sockets.TcpClient]::new($h, $open); $ssl = [Net.Security.SslStream]::new($tcp.GetStream()); ${caught("$ssl.AuthenticateAsClient('localhost')")}`,
      /Authentication failed, see inner exception/,
    ],
  ]);
});

describe('names', () => {
  testEach(before, [
    [
      'Dns',
      "[Net.Dns]::GetHostAddresses('127.0.0.1')[0].IPAddressToString; ([Net.Dns]::GetHostAddresses('localhost').IPAddressToString) -contains '127.0.0.1'; [Net.Dns]::GetHostEntry('localhost').HostName",
      '127.0.0.1\nTrue\nlocalhost\n',
    ],
    [
      'types that are not here',
      'foreach ($t in \'Net.NetworkInformation.Ping\', \'Net.Sockets.UdpClient\') { try { Invoke-Expression "[$t]::new()" } catch { "$_ $($_.FullyQualifiedErrorId)" } }',
      ['Net.NetworkInformation.Ping', 'Net.Sockets.UdpClient']
        .map(
          (type) =>
            `Unable to find type [${type}]. TypeNotFound,Microsoft.PowerShell.Commands.InvokeExpressionCommand\n`,
        )
        .join(''),
    ],
    [
      'a name that is not known',
      caught("[Net.Dns]::GetHostEntry('no.such.host.example')"),
      /^System\.Net\.Sockets\.SocketException\nException calling "GetHostEntry" with "1" argument\(s\): "(Name or service not known|No such host is known\.)"\n$/,
    ],
  ]);
});
