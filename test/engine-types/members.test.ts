import { describe, expect, test } from 'vitest';
import { runScript } from '../engine/run-script.ts';

describe('static members of .NET types', () => {
  test.each<[string, string[]]>([
    [
      '[int]::Clamp(15, 1, 10); [int]::PopCount(255); [int]::LeadingZeroCount(1); [int]::RotateLeft(1, 33)',
      ['10', '8', '31', '2'],
    ],
    ['[int]::IsPow2(64); [long]::DivRem(7, 2).Item2; [byte]::PopCount(7)', ['True', '1', '3']],
    ['[double]::Sqrt(16); [double]::Pow(2, 3); [double]::Round(2.5); [double]::Log(8, 2)', ['4', '8', '2', '3']],
    ["[decimal]::IsInteger(2.0); [decimal]::GetBits(1.5) -join ','", ['True', '15,0,0,65536']],
    [
      "[char]::IsAsciiDigit('5'); [char]::IsAsciiLetter('5'); [char]::IsBetween('b', 'a', 'c')",
      ['True', 'False', 'True'],
    ],
    [
      "([guid]'12345678-1234-1234-1234-123456789abc').ToString('X'); [guid]::CreateVersion7().ToString()[14]",
      ['{0x12345678,0x1234,0x1234,{0x12,0x34,0x12,0x34,0x56,0x78,0x9a,0xbc}}', '7'],
    ],
    [
      "[Convert]::GetTypeCode(5); [Convert]::GetTypeCode('a'); [Convert]::GetTypeCode(@())",
      ['Int32', 'String', 'Object'],
    ],
    ["[Text.Encoding]::Convert([Text.Encoding]::UTF8, [Text.Encoding]::Unicode, [byte[]](65)) -join ','", ['65,0']],
    [
      "'Unicode', 'BigEndianUnicode', 'UTF32', 'UTF8' | % { [Text.Encoding]::$_.GetBytes([char]0xd800 + 'a') -join ',' }",
      ['253,255,97,0', '255,253,0,97', '253,255,0,0,97,0,0,0', '239,191,189,97'],
    ],
    [
      "$b = [UriBuilder]'http://x.org/p'; $b.Query = 'a=1'; $b.Port = 81; $b.Path = 'q'; \"$b\"; [UriBuilder]::new('https', 'h', 443, 'p').Uri.AbsoluteUri",
      ['http://x.org:81/q?a=1', 'https://h/p'],
    ],
    [
      "[Net.IPEndPoint]::new([ipaddress]::Loopback, 80).ToString(); [Net.IPEndPoint]::Parse('[::1]:99').Port",
      ['127.0.0.1:80', '99'],
    ],
    [
      "\"$([ipaddress]'10.1')\"; ([ipaddress]'1.2.3.4').MapToIPv6().ToString(); [uri]::HexEscape('a')",
      ['10.0.0.1', '::ffff:1.2.3.4', '%61'],
    ],
    [
      "$p = \"$PWD/a.txt\"; [IO.File]::WriteAllText($p, 'x'); [IO.File]::SetLastWriteTime($p, '2024-01-02'); [IO.File]::GetLastWriteTime($p).ToString('s'); [IO.File]::GetAttributes($p); [IO.Path]::Exists($p); [IO.FileInfo]::new($p).OpenText().ReadToEnd()",
      ['2024-01-02T00:00:00', 'Normal', 'True', 'x'],
    ],
    [
      '$p = "$PWD/a.txt"; [IO.File]::WriteAllText($p, \'new\'); [IO.File]::WriteAllText("$p.2", \'old\'); [IO.File]::Replace($p, "$p.2", "$p.3"); [IO.File]::ReadAllText("$p.2"); [IO.File]::ReadAllText("$p.3")',
      ['new', 'old'],
    ],
  ])('%s', (script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });

  test.each<[string, string]>([
    ['[IO.File]::GetAttributes("$PWD/nope")', 'Could not find file'],
    ['[int]::Clamp(1, 9, 2)', "'9' cannot be greater than 2."],
    ['[int]::DivRem(1, 0)', 'Attempted to divide by zero.'],
  ])('%s says: %s', (script, text) => {
    const { out } = runScript(`try { ${script} } catch { $_.Exception.InnerException.Message }`);
    expect(out.join(' ')).toContain(text);
  });
});

describe('arrays and reflection', () => {
  test.each<[string, string[]]>([
    ['$r = 1, 2, 3; [array]::Resize([ref]$r, 5); $r.Count; [array]::Resize([ref]$r, 2); "$r"', ['5', '1 2']],
    ['$b = [int[]]::new(3); [array]::Fill($b, 7); "$b"; [array]::Clear($b, 1, 1); "$b"', ['7 7 7', '7 0 7']],
    [
      '[array]::FindLast([int[]](1, 2, 3), [Predicate[int]]{ $args[0] -lt 3 }); [array]::FindLastIndex([int[]](1, 2, 3), [Predicate[int]]{ $args[0] -lt 3 }); [array]::AsReadOnly([int[]](1, 2)).Count',
      ['2', '1', '2'],
    ],
    ['[string].GetConstructors().Count -ge 3; [nullable]::GetUnderlyingType([nullable[int]]).Name', ['True', 'Int32']],
    [
      "class P { [int]$N; static [int]$S }; [P].GetProperties().Name -join ','; [P].GetConstructors().Count",
      ['N,S', '1'],
    ],
    ['[TimeZoneInfo]::Utc.DisplayName', ['(UTC) Coordinated Universal Time']],
  ])('%s', (script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });
});
