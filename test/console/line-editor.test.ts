import { describe, expect, test } from 'vitest';
import { History } from '../../src/console/editor/history.js';
import { LineEditor, type Outcome } from '../../src/console/editor/line-editor.js';
import { keysOf } from './keyboard-script.js';

const history = ['Get-Date', 'Get-MigrationBatch IMAPBatch1', "Remove-Item 'my file.csv'", 'Get-MigrationUser'];

function editor(lines: readonly string[] = history, predicts = false): LineEditor {
  const isIncomplete = (text: string): boolean => text.split('{').length > text.split('}').length;
  return new LineEditor({ history: new History(lines), isIncomplete, predicts });
}

function type(target: LineEditor, script: string): Outcome {
  let last: Outcome = { kind: 'edited' };
  for (const key of keysOf(script)) last = target.press(key);
  return last;
}

/** The text after the keys, with | for the cursor. */
function after(script: string, lines?: readonly string[]): string {
  const target = editor(lines);
  type(target, script);
  const { text, cursor } = target.buffer;
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

describe('editing', () => {
  test.each([
    ['abc<Left>X', 'abX|c'],
    ['abc<Home>X<End>Y', 'XabcY|'],
    ['a<Ctrl+A>b<Ctrl+E>c', 'bac|'],
    ['ab<Backspace>', 'a|'],
    ['ab<Home><Delete>', '|b'],
    ['ab<Right><Left><Left><Left>', '|ab'],
    ['naïve é<Backspace>', 'naïve |'],
    ['a👍🏽<Backspace>', 'a|'],
    ['Get-Item one.csv<Ctrl+Left>', 'Get-Item one.|csv'],
    ['Get-Item one<Home><Ctrl+Right>', 'Get-|Item one'],
    ['a b c<Home><Ctrl+K>', '|'],
    ['a b c<Ctrl+U>x', 'x|'],
    ['a b-c<Ctrl+W>', 'a |'],
    ['a b<Ctrl+W><Ctrl+W><Ctrl+Y>', 'a b|'],
    ['one two<Ctrl+W><Home><Ctrl+K><Ctrl+Y>', 'one |'],
    ['one<Ctrl+U>two<Ctrl+U><Ctrl+Y><Alt+Y>', 'one|'],
    ['one two<Home><Alt+D>', '| two'],
    ['ab<Ctrl+T>', 'ba|'],
    ['abc<Ctrl+Z>', '|'],
    ['ab cd<Ctrl+Z>', 'ab|'],
    ['abc<Esc>', '|'],
    ['x <Alt+.>', 'x Get-MigrationUser|'],
    ['x <Alt+.><Alt+.>', "x 'my file.csv'|"],
  ])('%s', (script, expected) => {
    expect(after(script)).toBe(expected);
  });
});

describe('several lines', () => {
  test('Enter in an incomplete text begins a line; a complete one is accepted', () => {
    const target = editor();
    expect(type(target, 'if (1) {<Enter>')).toEqual({ kind: 'edited' });
    expect(type(target, '2<Enter>}<Enter>')).toEqual({ kind: 'accepted', text: 'if (1) {\n2\n}' });
  });

  test.each([
    ['{ab<Enter>c<Up>', '{|ab\nc'],
    ['{ab<Enter>c<Up><Down>', '{ab\nc|'],
    ['{<Enter>abc<Home>', '{\n|abc'],
    ['{<Enter>abc<Up><End>', '{|\nabc'],
    ['ab<Alt+Enter>c', 'ab\nc|'],
  ])('%s', (script, expected) => {
    expect(after(script)).toBe(expected);
  });
});

describe('history', () => {
  test.each([
    ['<Up>', 'Get-MigrationUser|'],
    ['<Up><Up>', "Remove-Item 'my file.csv'|"],
    ['<Up><Up><Down><Down>', '|'],
    ['new<Up><Down>', 'new|'],
    ['<Up>X<Up><Down>', 'Get-MigrationUserX|'],
    ['<Up><Up><Up><Up><Up><Up>', 'Get-Date|'],
    ['Get-M<F8>', 'Get-M|igrationUser'],
    ['Get-M<F8><F8>', 'Get-M|igrationBatch IMAPBatch1'],
    ['<Ctrl+R>batch', 'Get-Migration|Batch IMAPBatch1'],
    ['<Ctrl+R>get<Ctrl+R>', '|Get-MigrationBatch IMAPBatch1'],
    ['<Ctrl+R>get<Ctrl+R><Ctrl+S>', '|Get-MigrationUser'],
    ['<Ctrl+R>gex<Backspace>', '|Get-MigrationUser'],
    ['typed<Ctrl+R>get<Ctrl+G>', 'typed|'],
    ['typed<Ctrl+R>get<Esc>', '|Get-MigrationUser'],
    ['<Ctrl+R>date<Left>', 'Get|-Date'],
  ])('%s', (script, expected) => {
    expect(after(script)).toBe(expected);
  });

  test('the search is told, and its Enter runs what it found', () => {
    const target = editor();
    type(target, '<Ctrl+R>dat');
    expect(target.status).toBe('bck-i-search: dat_');
    expect(target.emphasis).toEqual({ start: 4, end: 7 });
    expect(type(target, 'x')).toEqual({ kind: 'edited' });
    expect(target.status).toBe('failed-bck-i-search: datx_');
    expect(type(target, '<Backspace><Enter>')).toEqual({ kind: 'accepted', text: 'Get-Date' });
  });

  test('a line typed again is kept once', () => {
    const lines = new History(['a', 'b', 'a']);
    expect([lines.at(0), lines.at(1), lines.length]).toEqual(['b', 'a', 2]);
  });

  test('the newest line that goes on is predicted and taken with Right or End', () => {
    const target = editor(history, true);
    type(target, 'get-m');
    expect(target.prediction).toBe('igrationUser');
    type(target, '<Right>');
    expect(target.buffer.text).toBe('get-migrationUser');
    target.reset();
    type(target, 'Get-MigrationB<Ctrl+Right>');
    expect(target.buffer.text).toBe('Get-MigrationBatch ');
  });
});

describe('completion', () => {
  const matches = ['Get-Date', 'Get-Disk'].map((text) => ({ text, label: text, toolTip: '' }));
  const completions = { replaceIndex: 2, replaceLength: 2, matches };

  test('Tab goes round', () => {
    const target = editor();
    expect(type(target, 'x ge<Tab>')).toEqual({ kind: 'completing', direction: 1 });
    target.complete(completions, 1);
    expect(target.buffer).toEqual({ text: 'x Get-Date', cursor: 10 });
    type(target, '<Tab>');
    expect(target.buffer.text).toBe('x Get-Disk');
    type(target, '<Tab>');
    expect(target.buffer.text).toBe('x Get-Date');
    type(target, '<Shift+Tab>');
    expect(target.buffer.text).toBe('x Get-Disk');
    expect(type(target, ' ge<Tab>')).toEqual({ kind: 'completing', direction: 1 });
  });

  test('nothing to offer rings', () => {
    expect(editor().complete({ replaceIndex: 0, replaceLength: 0, matches: [] }, 1)).toEqual({ kind: 'bell' });
  });
});

describe('ends', () => {
  test.each([
    ['abc<Ctrl+C>', 'cancelled'],
    ['<Ctrl+D>', 'ended'],
    ['a<Home><Ctrl+D>', 'edited'],
    ['<Ctrl+L>', 'clearing'],
  ])('%s', (script, kind) => {
    expect(type(editor(), script).kind).toBe(kind);
  });
});

describe('pasting', () => {
  test.each([
    ['Get-Date\r\nGet-Item x\r\n', 'Get-Date\nGet-Item x'],
    ['\tx', '    x'],
    ['PS C:\\Users\\me> Get-Date\nPS C:\\Users\\me> Get-Item', 'Get-Date\nGet-Item'],
    ['PS /work> if (1) {\n>> 2\n>> }', 'if (1) {\n2\n}'],
    ['[PS] C:\\Windows\\system32>Get-Date', 'Get-Date'],
    ['$ps > x', '$ps > x'],
  ])('%j', (text, expected) => {
    const target = editor();
    target.paste(text);
    expect(target.buffer.text).toBe(expected);
  });

  test('a block does not run by itself', () => {
    expect(editor().paste('1\n2\n')).toEqual({ kind: 'edited' });
  });
});
