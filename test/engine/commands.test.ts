import { expect, test } from 'vitest';
import { runScript } from './run-script.ts';

test('commands say what they give', () => {
  const script = `(Get-Command Get-Date).OutputType.Name -contains 'System.DateTime'
    function f { [OutputType([int], 'My.Type')] param() } (Get-Command f).OutputType | ForEach-Object Name
    (Get-Command f).OutputType[0].Type.Name`;
  expect(runScript(script).out).toEqual(['True', 'System.Int32', 'My.Type', 'Int32']);
});

test('the source of a program is its path', () => {
  expect(
    runScript('(Get-Command node).Source -eq (Get-Command node).Path; [bool](Get-Command node).Source').out,
  ).toEqual(['True', 'True']);
});
