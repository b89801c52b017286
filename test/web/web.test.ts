import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt, runShell } from '../entries/built-shell.ts';
import { answers } from './answers.ts';
import { echo, startProxy, startWebServer, type TestServer } from './web-server.ts';

// Invoke-WebRequest and Invoke-RestMethod of the built shell against servers of this process.

let folder: string;
let plain: TestServer;
let secure: TestServer;
let proxy: TestServer;
const proxied: string[] = [];

beforeAll(async () => {
  ensureBuilt();
  const answer: Parameters<typeof startWebServer>[0] = (request, response) =>
    (answers[request.url!.replace(/\?.*/, '')] ?? echo)(request, response);
  plain = await startWebServer(answer);
  secure = await startWebServer((request, response) => {
    if (request.url === '/down')
      return void response.writeHead(302, { Location: `http://127.0.0.1:${plain.port}/echo` }).end();
    echo(request, response);
  }, true);
  proxy = await startProxy(proxied);
});

afterAll(() => Promise.all([plain.close(), secure.close(), proxy.close()]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migsh-web-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Runs a script in which `$u`, `$s` and `$p` are the addresses of the servers. */
async function run(script: string): Promise<string> {
  const [u, s, p] = [
    `http://127.0.0.1:${plain.port}`,
    `https://127.0.0.1:${secure.port}`,
    `http://127.0.0.1:${proxy.port}`,
  ];
  const before = `$u = '${u}'; $s = '${s}'; $p = '${p}'; function Secret($t) { ConvertTo-SecureString $t -AsPlainText -Force }\n`;
  const { stdout, stderr } = await runShell(['-NoProfile', '-Command', before + script], { cwd: folder });
  return (stdout + stderr).replaceAll(u, 'URL').replaceAll(s, 'SECURE').replaceAll(`127.0.0.1:${plain.port}`, 'HOST');
}

/** Scripts one after the other in one shell, which is what takes the time; what each of them printed. */
async function runEach(scripts: readonly string[]): Promise<string[]> {
  const text = await run(scripts.map((script) => `'-- next --'\n& { ${script} }\n`).join(''));
  return text.split('-- next --\n').slice(1);
}

/** A row of a table: what it shows, a script, what that prints. */
type Row = readonly [what: string, script: string, expected: string];

function testEach(rows: readonly Row[]): void {
  let outputs: Promise<string[]> | null = null;
  test.each(rows.map(([what, , expected], index) => [what, index, expected] as const))(
    '%s',
    async (_what, index, expected) => {
      outputs ??= runEach(rows.map(([, script]) => script));
      expect((await outputs)[index]).toBe(expected);
    },
  );
}

/** What a script prints for an error: type, message, details and id. */
const caught = (command: string): string =>
  `try { ${command} } catch { $_.Exception.GetType().FullName; $_.Exception.Message; "$($_.ErrorDetails)"; $_.FullyQualifiedErrorId }`;

describe('what is sent', () => {
  testEach([
    [
      'a table as fields of a form',
      "irm $u/echo -Method Post -Body ([ordered]@{a=1;b='x y&ü'}) | % { $_.body; $_.headers.'content-type' }",
      'a=1&b=x+y%26%C3%BC\napplication/x-www-form-urlencoded\n',
    ],
    [
      'a table of a GET in the address',
      '(irm "$u/echo?z=0" -Body ([ordered]@{a=\'1 2\';b=$null})).url',
      '/echo?z=0&a=1+2&b=\n',
    ],
    ['a text in UTF-8', "(irm $u/echo -Method Put -Body 'grün').hex", '6772c3bc6e\n'],
    [
      'a text in the charset of its type',
      "irm $u/echo -Method Post -ContentType 'text/plain; charset=iso-8859-1' -Body 'grün' | % { $_.hex; $_.headers.'content-type' }",
      '6772fc6e\ntext/plain; charset=iso-8859-1\n',
    ],
    ['bytes from the pipeline', '(,[byte[]](1,254) | irm $u/echo -Method Post).hex', '01fe\n'],
    ['an XML document', "(irm $u/echo -Method Post -Body ([xml]'<a><b /></a>')).body", '<a><b /></a>\n'],
    ['a method of its own', '(irm $u/echo -CustomMethod report).method', 'REPORT\n'],
    [
      'headers, a name, a type',
      "irm $u/echo -Headers @{'X-One'='1'} -UserAgent me -Method Patch -ContentType a/b -Body x | % { $_.method; $_.headers.'x-one'; $_.headers.'user-agent'; $_.headers.'content-type'}",
      'PATCH\n1\nme\na/b\n',
    ],
    [
      'PowerShell names itself',
      "(irm $u/echo).headers.'user-agent' -match '^Mozilla/5\\.0 \\(.+\\) PowerShell/7\\.'",
      'True\n',
    ],
    ['no body, no type of a GET', "(irm $u/echo).headers.PSObject.Properties.Name -match 'content'", ''],
    ['nothing where a POST has none', "irm $u/echo -Method Post | % { $_.headers.'content-length'; $_.body }", '0\n\n'],
    [
      'an account',
      "(irm $u/echo -Authentication Basic -Credential ([pscredential]::new('u', (Secret p))) -AllowUnencryptedAuthentication).headers.authorization",
      'Basic dTpw\n',
    ],
    [
      'a token',
      '(irm $u/echo -Authentication Bearer -Token (Secret t) -AllowUnencryptedAuthentication).headers.authorization',
      'Bearer t\n',
    ],
    [
      'an account only when asked',
      "irm $u/login -Credential ([pscredential]::new('u', (Secret p))) -AllowUnencryptedAuthentication | % { $_.headers.authorization }; (irm $u/echo -Credential ([pscredential]::new('u', (Secret p))) -AllowUnencryptedAuthentication).headers.authorization",
      'Basic dTpw\n',
    ],
    [
      'a coding of the transfer',
      "irm $u/echo -Method Post -Body x -TransferEncoding chunked | % { $_.headers.'transfer-encoding'; $_.body }",
      'chunked\nx\n',
    ],
    ['an address without a scheme', '(irm $u.Substring(7)).url', '/\n'],
  ]);

  test('a form with a file and a list', async () => {
    writeFileSync(join(folder, 'a b.txt'), 'content');
    const body = await run(
      "(irm $u/echo -Method Post -Form ([ordered]@{one='1'; two='x','y'; file=(Get-Item 'a b.txt')})).body",
    );
    const parts = body.split(/--[0-9a-f-]{36}(?:--)?\r\n/).map((part) => part.trim());
    const field = (name: string, value: string) =>
      `Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}`;
    expect(parts.slice(1, -1)).toEqual([
      field('one', '1'),
      field('two', 'x'),
      field('two', 'y'),
      `Content-Type: application/octet-stream\r\nContent-Disposition: form-data; name=file; filename="a b.txt"; filename*=utf-8''a%20b.txt\r\n\r\ncontent`,
    ]);
  });

  test('a file', async () => {
    writeFileSync(join(folder, 'in'), 'from a file');
    expect(await run('(irm $u/echo -Method Put -InFile in).body')).toBe('from a file\n');
  });
});

describe('what comes back', () => {
  testEach([
    [
      'a page',
      "$r = iwr $u/page; $r.GetType().Name; $r.StatusCode; $r.StatusDescription; $r.Encoding.WebName; $r.Links[0].href; $r.Links[0].class; $r.Images[0].src; $r.InputFields[0].value; $r.Headers.'content-type'; $r.RawContentLength",
      'BasicHtmlWebResponseObject\n200\nOK\nutf-8\n/one\nbig\ni.png\nt\ntext/html; charset=utf-8\n126\n',
    ],
    [
      'bytes',
      '$r = iwr $u/bytes; $r.GetType().Name; $r.Content.GetType().Name; "$($r.Content)"; $r.RawContent.Substring(0, 15)',
      'WebResponseObject\nByte[]\n1 2 65 255\nHTTP/1.1 200 OK\n',
    ],
    [
      'texts in their charsets',
      '(iwr $u/latin).Content; (iwr $u/utf8).Content; (iwr $u/meta).Content; irm $u/latin',
      'grün\ngrün\n<meta charset="iso-8859-1">grün\ngrün\n',
    ],
    ['a list of JSON is one object', '@(irm $u/list | % { $_.Count }).Count; (irm $u/list).a', '1\n1\n2\n'],
    ['null', '$null -eq (irm $u/null)', 'True\n'],
    ['XML', '(irm $u/xml).a.b; (irm $u/xml).GetType().Name', '1\nXmlDocument\n'],
    ['a feed, entry by entry', '(irm $u/rss).title; @(irm $u/rss).Count; (irm $u/atom).id', 'one\ntwo\n2\n1\n'],
    [
      'status and headers in variables',
      "irm $u/missing -SkipHttpErrorCheck -StatusCodeVariable code -ResponseHeadersVariable h | % error; $code; $h.'Content-Type'",
      'none\n404\napplication/json\n',
    ],
    [
      'following pages',
      "(irm $u/pages -FollowRelLink).page -join ','; (irm $u/pages -FollowRelLink -MaximumFollowRelLink 2).page -join ','; (iwr $u/pages).RelationLink.next",
      '1,2,3\n1,2\nURL/pages?p=2\n',
    ],
    [
      'headers in a list',
      "(iwr $u/utf8 | fl Headers | out-string).Trim() -match '\\[Date, System\\.String\\[\\]\\]'",
      'True\n',
    ],
    [
      '-Verbose tells of the exchange',
      'irm $u/utf8 -Verbose 4>&1 | % { "$_" }',
      'Requested HTTP/1.1 GET with 0-byte payload\nReceived HTTP/1.1 response of content type text/plain of unknown size\nContent encoding: utf-8\ngrün\n',
    ],
  ]);
});

describe('files', () => {
  test('an answer in a file, in a folder by its name, and both', async () => {
    expect(
      await run('iwr $u/utf8 -OutFile one; iwr $u/file.bin -OutFile .; (irm $u/utf8 -OutFile two -PassThru)'),
    ).toBe('grün\n');
    expect(readFileSync(join(folder, 'one'), 'utf8')).toBe('grün');
    expect(readdirSync(folder).sort()).toEqual(['file.bin', 'one', 'two']);
  });

  test('a good file is not replaced by an error', async () => {
    writeFileSync(join(folder, 'good'), 'good');
    expect(await run(caught('iwr $u/broken -OutFile good'))).toContain('500 (Internal Server Error)');
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('good');
  });

  test('a good file stays when the connection is cut, and keeps its mode and its links when it is replaced', async () => {
    writeFileSync(join(folder, 'good'), 'good');
    chmodSync(join(folder, 'good'), 0o600);
    symlinkSync(join(folder, 'good'), join(folder, 'link'));
    expect(await run(caught('iwr $u/half -OutFile good'))).not.toBe('');
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('good');
    expect(await run('iwr $u/utf8 -OutFile link')).toBe('');
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('grün');
    expect(statSync(join(folder, 'good')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['good', 'link']);
  });

  test('a new file holds no more than what came before the connection was cut; a device stays a device', async () => {
    expect(await run(caught('iwr $u/half -OutFile new'))).not.toBe('');
    expect(['', 'half']).toContain(readFileSync(join(folder, 'new'), 'utf8'));
    expect(await run('iwr $u/utf8 -OutFile /dev/null')).toBe('');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test.each([
    ['what is missing is fetched', '0123', '0123456789'],
    ['a whole file stays', '9876543210', '9876543210'],
    ['no file yet', null, '0123456789'],
  ])('-Resume: %s', async (_what, before, after) => {
    if (before !== null) writeFileSync(join(folder, 'f'), before);
    expect(await run('iwr $u/file.bin -OutFile f -Resume')).toBe('');
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(after);
  });
});

describe('sessions, redirections, repetitions', () => {
  testEach([
    [
      'cookies of a session',
      'iwr $u/cookie -SessionVariable w | Out-Null; $w.GetType().FullName; $w.Cookies.Count; (irm $u/echo -WebSession $w).headers.cookie; (irm $u/private/x -WebSession $w).headers.cookie',
      'Microsoft.PowerShell.Commands.WebRequestSession\n2\na=1\nb=2; a=1\n',
    ],
    [
      'headers and cookies of a session made by hand',
      "$w = [Microsoft.PowerShell.Commands.WebRequestSession]::new(); $w.Headers['X-A'] = '1'; $w.Cookies.Add([System.Net.Cookie]::new('c', 'v', '/', '127.0.0.1')); irm $u/echo -WebSession $w | % { $_.headers.'x-a'; $_.headers.cookie }",
      '1\nc=v\n',
    ],
    [
      'a POST becomes a GET',
      '(irm $u/to302 -Method Post -Body x).method; (irm $u/to303 -Method Put -Body x).method; irm $u/to307 -Method Post -Body x | % { $_.method + $_.body }',
      'GET\nGET\nPOSTx\n',
    ],
    ['or stays one', '(irm $u/to302 -Method Post -Body x -PreserveHttpMethodOnRedirect).method', 'POST\n'],
    [
      'an account stays behind',
      "$h = @{Authorization='Basic x'}; $null -eq (irm $u/to302 -Headers $h).headers.authorization; (irm $u/to302 -Headers $h -PreserveAuthorizationOnRedirect).headers.authorization",
      'True\nBasic x\n',
    ],
    ['repeated until it works', 'irm $u/flaky -MaximumRetryCount 2 -RetryIntervalSec 1', 'at last\n'],
  ]);

  test('no redirection: the answer, then the error', async () => {
    const text = await run(
      'iwr $u/to302 -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorVariable e -ErrorAction SilentlyContinue | % StatusCode; $e[0].FullyQualifiedErrorId; "$($e[0])"',
    );
    expect(text).toBe(
      '302\nMaximumRedirectExceeded,Microsoft.PowerShell.Commands.InvokeWebRequestCommand\nThe maximum redirection count has been exceeded. To increase the number of redirections allowed, supply a higher value to the -MaximumRedirection parameter.\n',
    );
  });
});

describe('certificates and proxies', () => {
  test('a certificate that nobody trusts', async () => {
    expect(
      await run(
        `${caught('iwr $s/')}; (irm $s/ -SkipCertificateCheck).method; (irm $s/ -SkipCertificateCheck -SslProtocol Tls12).method`,
      ),
    ).toBe(
      `System.Net.Http.HttpRequestException
The SSL connection could not be established, see inner exception.
The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot
WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand
GET
GET
`,
    );
  });

  test('from https to http only when it is allowed', async () => {
    expect(
      await run(
        `${caught('irm $s/down -SkipCertificateCheck')}; (irm $s/down -SkipCertificateCheck -AllowInsecureRedirect).url`,
      ),
    ).toBe(
      `System.InvalidOperationException
Operation is not valid due to the current state of the object.
Cannot follow an insecure redirection by default. Reissue the command specifying the -AllowInsecureRedirect switch. 
InsecureRedirection,Microsoft.PowerShell.Commands.InvokeRestMethodCommand
/echo
`,
    );
  });

  test('a proxy: whole addresses, tunnels, its account, none', async () => {
    const account = "([pscredential]::new('user', (Secret secret)))";
    const text = await run(
      `irm $u/x -Proxy $p -ProxyCredential ${account}; (irm $s/y -Proxy $p -ProxyCredential ${account} -SkipCertificateCheck).url
       $env:http_proxy = $p.Replace('://', '://user:secret@'); irm $u/z; (irm $u/z -NoProxy).url; $env:no_proxy = '127.0.0.1'; (irm $u/z).url
       $env:no_proxy = ''; ${caught('irm $u/q -Proxy $p')}`,
    );
    expect(text).toBe(
      `from the proxy\n/y\nfrom the proxy\n/z\n/z\nMicrosoft.PowerShell.Commands.HttpResponseException\nResponse status code does not indicate success: 407 (Proxy Authentication Required).\nfrom the proxy\nWebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand\n`,
    );
    expect(proxied.map((line) => line.replace(/\d{4,}/, 'PORT'))).toEqual([
      'GET http://127.0.0.1:PORT/x',
      'CONNECT 127.0.0.1:PORT',
      'GET http://127.0.0.1:PORT/z',
      'GET http://127.0.0.1:PORT/q',
    ]);
  });
});

describe('errors', () => {
  const http = 'Microsoft.PowerShell.Commands.HttpResponseException';
  const id = 'WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand';
  const rows: readonly Row[] = [
    [
      '404 with JSON',
      'iwr $u/missing',
      `${http}\nResponse status code does not indicate success: 404 (Not Found).\n\n{\n  "error": "none",\n  "at": [\n    1\n  ]\n}\n${id}\n`,
    ],
    [
      '500 with a page',
      'iwr $u/broken',
      `${http}\nResponse status code does not indicate success: 500 (Internal Server Error).\nBroken\n${id}\n`,
    ],
    [
      '500 with XML',
      'iwr $u/brokenxml',
      `${http}\nResponse status code does not indicate success: 500 (Internal Server Error).\n\n<e>\n  <m>no</m>\n</e>\n${id}\n`,
    ],
    [
      'a reason of its own and no body',
      'iwr $u/empty',
      `${http}\nResponse status code does not indicate success: 503 (Busy).\n\n${id}\n`,
    ],
    [
      'round and round',
      'iwr $u/loop -MaximumRedirection 3',
      `${http}\nResponse status code does not indicate success: 302 (Found).\n\n${id}\n`,
    ],
    [
      'nobody listens',
      "iwr 'http://127.0.0.1:1/'",
      `System.Net.Http.HttpRequestException\nConnection refused (127.0.0.1:1)\nConnection refused\n${id}\n`,
    ],
    [
      'the connection is cut',
      'iwr $u/cut',
      `System.Net.Http.HttpRequestException\nAn error occurred while sending the request.\nThe response ended prematurely. (ResponseEnded)\n${id}\n`,
    ],
    [
      'no answer in time',
      'iwr $u/hang -TimeoutSec 1',
      `System.Threading.Tasks.TaskCanceledException\nThe request was canceled due to the configured HttpClient.Timeout of 1 seconds elapsing.\n\nConnectionTimeoutReached,Microsoft.PowerShell.Commands.InvokeWebRequestCommand\n`,
    ],
  ];
  testEach(rows.map(([what, command, expected]) => [what, caught(command), expected]));

  test('the answer is in the exception', async () => {
    expect(
      await run(
        "try { irm $u/missing } catch { $r = $_.Exception.Response; $r.StatusCode; [int]$r.StatusCode; $r.StatusCode.value__; $r.ReasonPhrase; $r.IsSuccessStatusCode; $r.RequestMessage.RequestUri.AbsolutePath; $_.Exception.StatusCode; $r.Headers.GetValues('Content-Type'); $_.CategoryInfo.TargetType }",
      ),
    ).toBe('NotFound\n404\n404\nNot Found\nFalse\n/missing\nNotFound\napplication/json\nHttpRequestMessage\n');
  });

  const conflicts = [
    ['-Body x -InFile f', 'WebCmdletBodyConflictException'],
    ['-Body x -Form @{}', 'WebCmdletBodyFormConflictException'],
    ['-InFile f -Form @{}', 'WebCmdletFormInFileConflictException'],
    ['-InFile f', 'PathNotFound'],
    ['-InFile .', 'WebCmdletInFileNotFilePathException'],
    ['-PassThru', 'WebCmdletOutFileMissingException'],
    ['-Resume', 'WebCmdletOutFileMissingException'],
    ['-Resume -OutFile .', 'WebCmdletResumeNotFilePathException'],
    [
      '-SessionVariable a -WebSession ([Microsoft.PowerShell.Commands.WebRequestSession]::new())',
      'WebCmdletSessionConflictException',
    ],
    ['-Authentication Basic', 'WebCmdletAuthenticationCredentialNotSuppliedException'],
    ['-Authentication OAuth', 'WebCmdletAuthenticationTokenNotSuppliedException'],
    ['-Authentication Bearer -Token (Secret t)', 'WebCmdletAllowUnencryptedAuthenticationRequiredException'],
    ["-ProxyCredential ([pscredential]::new('u', (Secret p)))", 'WebCmdletProxyUriNotSuppliedException'],
    ["-Method Post -Body x -ContentType 'a/b; charset=nonsense'", 'WebCmdletContentTypeException'],
  ];
  testEach(
    conflicts.map(([parameters, name]) => [
      parameters!,
      `try { irm $u/echo ${parameters} } catch { $_.FullyQualifiedErrorId }`,
      `${name},Microsoft.PowerShell.Commands.InvokeRestMethodCommand\n`,
    ]),
  );
});
