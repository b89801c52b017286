import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

describe('[powershell]', () => {
  test.each<[string, string, string]>([
    [
      'a script with arguments',
      "[powershell]::Create().AddScript('param($a, $b) \"$a-$b\"').AddArgument(1).AddParameter('b', 2).Invoke()",
      '1-2',
    ],
    [
      'a pipeline of commands',
      "[powershell]::Create().AddCommand('Write-Output').AddArgument((3, 1, 2)).AddCommand('Sort-Object').Invoke() -join ','",
      '1,2,3',
    ],
    ['two statements', "[powershell]::Create().AddScript('1').AddStatement().AddScript('2').Invoke() -join ','", '1,2'],
    ['input', "[powershell]::Create().AddScript('$input | ForEach-Object { $_ * 2 }').Invoke((1, 2)) -join ','", '2,4'],
    ['names of its own', '$x = 5; [powershell]::Create().AddScript(\'"[$x]"\').Invoke()', '[]'],
    [
      'names of its runspace',
      "$r = [runspacefactory]::CreateRunspace(); $r.Open(); $p = [powershell]::Create($r); [void]$p.AddScript('$n++; $n'); $p.Invoke(); $p.Invoke()",
      '1 2',
    ],
    [
      'errors in a stream',
      "$p = [powershell]::Create().AddScript('Write-Error bad; 1/0; 5'); $p.Invoke(); $p.HadErrors; $p.Streams.Error.Count",
      '5 True 2',
    ],
    [
      'warnings in a stream',
      '$p = [powershell]::Create().AddScript(\'Write-Warning w\'); $p.Invoke(); "$($p.Streams.Warning)"',
      'w',
    ],
    [
      'throw',
      'try { [powershell]::Create().AddScript(\'throw "boom"\').Invoke() } catch { $_.Exception.Message }',
      'Exception calling "Invoke" with "0" argument(s): "boom"',
    ],
    [
      'a state',
      "$p = [powershell]::Create().AddScript('1'); [void]$p.Invoke(); $p.InvocationStateInfo.State",
      'Completed',
    ],
  ])('%s', (_name, script, out) => {
    expect(runScript(script).out.join(' ')).toBe(out);
  });

  test('a pool runs what is begun; results are collected in order', () => {
    const script =
      '$pool = [runspacefactory]::CreateRunspacePool(1, 3); $pool.Open(); $jobs = 1..3 | ForEach-Object { $p = [powershell]::Create().AddScript({ param($n) "n$n" }).AddArgument($_); $p.RunspacePool = $pool; @{ P = $p; H = $p.BeginInvoke() } }; while ($jobs.H.IsCompleted -contains $false) { Start-Sleep -Milliseconds 10 }; foreach ($j in $jobs) { $j.P.EndInvoke($j.H) }';
    expect(runScript(script).out).toEqual(['n1', 'n2', 'n3']);
  });

  test('variables go in and out through the proxy; objects are shared', () => {
    const script =
      "$h = [hashtable]::Synchronized(@{ n = 1 }); $r = [runspacefactory]::CreateRunspace(); $r.Open(); $r.SessionStateProxy.SetVariable('h', $h); $p = [powershell]::Create(); $p.Runspace = $r; [void]$p.AddScript('$h.n++; $y = 7'); $p.Invoke(); $h.n; $r.SessionStateProxy.GetVariable('y')";
    expect(runScript(script).out).toEqual(['2', '7']);
  });

  test('a runspace that is not open is refused', () => {
    const script =
      "$p = [powershell]::Create([runspacefactory]::CreateRunspace()).AddScript('1'); try { $p.Invoke() } catch { $_.Exception.InnerException.GetType().Name }";
    expect(runScript(script).out).toEqual(['InvalidOperationException']);
  });
});
