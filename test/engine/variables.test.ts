import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

describe('automatic and preference variables', () => {
  test.each<[string, string[]]>([
    ['$ErrorView; $ErrorView.GetType().FullName', ['ConciseView', 'System.Management.Automation.ErrorView']],
    ["$ErrorView = 'normalview'; $ErrorView", ['NormalView']],
    ['$OutputEncoding.WebName; $PSNativeCommandArgumentPassing', ['utf-8', 'Standard']],
    ['[bool]$PSHOME; (Get-Variable PSHOME).Options', ['True', 'Constant, AllScope']],
    ['(Get-Variable true).Description; (Get-Variable PID).Description', ['Boolean True', 'Current process ID']],
    ['"[$^] [$$]"', ['[] []']],
    [
      'function f { (Get-Variable MyInvocation -Scope 0).Value.MyCommand.Name; (Get-Variable args).Value } f 7',
      ['f', '7'],
    ],
    ['function f { Get-Variable PS*Root | ForEach-Object Name } f', ['PSScriptRoot']],
  ])('%s', (script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });

  test.each(["$ErrorView = 'Nope'", "$ConfirmPreference = 'Nope'", '$PSHOME = 1', '$PSStyle = 1'])(
    '%s is refused',
    (script) => {
      expect(runScript(script).error).not.toBe('');
    },
  );
});
