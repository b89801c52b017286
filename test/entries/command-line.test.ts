import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/entries/command-line.js';
import { type CommandLine, CommandLineError } from '../../src/entries/start-request.js';
import { scriptArguments } from '../../src/entries/task-arguments.js';

const facts = { fileExists: (path: string) => path.endsWith('.ps1') && path !== 'missing.ps1', inputIsTerminal: false };

const read = (...args: string[]): CommandLine => parseCommandLine(args, facts);

function refused(...args: string[]): CommandLineError {
  try {
    parseCommandLine(args, facts);
  } catch (error) {
    if (error instanceof CommandLineError) return error;
    throw error;
  }
  throw new Error(`${args.join(' ')} was taken`);
}

describe('switches', () => {
  const command = { kind: 'command', text: '1', args: [] };
  test.each([
    [['-Command', '1']],
    [['-c', '1']],
    [['-comm', '1']],
    [['--command', '1']],
    [['/c', '1']],
    [['-COMMAND', '1']],
    [['\u2013c', '1']],
    [['-nop', '-noni', '-nol', '-c', '1']],
    [['-ep', 'Bypass', '-ex', 'Bypass', '-c', '1']],
    [['-o', 'text', '-of', 'XML', '-inp', 'None', '-if', 'Text', '-c', '1']],
    [['-e', 'MQA=']],
    [['-ec', 'MQA=']],
    [['-encod', 'MQA=']],
    [['-l', '-c', '1']],
    [['-noprofileloadtime', '-c', '1']],
    [['-settings', 'x.json', '-w', 'Hidden', '-c', '1']],
  ])('%j', (args) => {
    expect(read(...args).task).toEqual(command);
  });

  test('flags', () => {
    const line = read('-NoProfile', '-NonInteractive', '-NoExit', '-wd', '/x', '--state', 'd', '-c', '1');
    expect(line).toMatchObject({
      noProfile: true,
      nonInteractive: true,
      noExit: true,
      workingDirectory: '/x',
      state: 'd',
    });
    expect(read('--state=d e').state).toBe('d e');
    expect(read('-noni', '-i').nonInteractive).toBe(false);
  });

  test('the banner is for sessions with prompts', () => {
    expect(read('-NoProfile').showBanner).toBe(true);
    expect(read('-').showBanner).toBe(false);
    expect(read('-c', '1').showBanner).toBe(false);
    expect(read('-NoExit', '-c', '1').showBanner).toBe(true);
    expect(read('-NoExit', '-NoLogo', '-c', '1').showBanner).toBe(false);
  });
});

describe('tasks', () => {
  test.each([
    [[], { kind: 'stdin', echo: true }],
    [['-'], { kind: 'stdin', echo: true }],
    [['-File', '-'], { kind: 'stdin', echo: true }],
    [['-Command', '-'], { kind: 'stdin', echo: false }],
    [['-c', 'a', 'b c', '-x'], { kind: 'command', text: 'a b c -x', args: [] }],
    [['-cwa', '$args', 'x', '-y'], { kind: 'command', text: '$args', args: ['x', '-y'] }],
    [['-v'], { kind: 'version' }],
    [['/?'], { kind: 'help' }],
    [['a.ps1'], { kind: 'file', path: 'a.ps1', args: [] }],
    [['-f', 'a.ps1', '-n', 'x'], { kind: 'file', path: 'a.ps1', args: [{ name: 'n' }, { value: 'x' }] }],
  ])('%j', (args, task) => {
    expect(read(...args).task).toEqual(task);
  });

  test('a terminal makes it interactive', () => {
    expect(parseCommandLine([], { ...facts, inputIsTerminal: true }).task).toEqual({ kind: 'interactive' });
  });
});

test.each([
  [['-Name:x'], [{ name: 'Name', value: 'x' }]],
  [
    ['-Flag:$false', '-Other:TRUE'],
    [
      { name: 'Flag', value: false },
      { name: 'Other', value: true },
    ],
  ],
  [['-Name:', 'x'], [{ name: 'Name', value: 'x' }]],
  [
    ['-', '', '$x'],
    [{ value: '-' }, { value: '' }, { value: '$x' }],
  ],
  [['-Last:'], [{ name: 'Last' }]],
])('script arguments %j', (args, expected) => {
  expect(scriptArguments(args)).toEqual(expected);
});

describe('refusals', () => {
  test.each([
    [['-Command'], /A command must follow -Command\.$/, 64],
    [['-File'], /requires a file path/, 64],
    [['missing.ps1'], /^The argument 'missing.ps1' is not recognized as the name of a script file\./, 64],
    [['-Nope'], /^The argument '-Nope' is not recognized/, 64],
    [['-e', '!!!'], /not properly encoded/, 64],
    [['-o', 'Nope', '-c', '1'], /"Nope" is not a valid format\.\nValid formats are:\nText\nXML\nNone\n$/, 64],
    [['-sta'], /^Parameter -STA is not supported on this platform\.$/, 64],
    [['-config', 'x'], /configuration session x\.$/, 70],
    [['-c', '-', 'x'], /no other arguments to -Command are permitted/, 64],
    [['-s'], /migsh has no -ServerMode/, 64],
  ])('%j', (args, message, exitCode) => {
    const error = refused(...args);
    expect(error.message).toMatch(message);
    expect(error.exitCode).toBe(exitCode);
  });

  test("'-Command -' needs redirected input", () => {
    expect(() => parseCommandLine(['-c', '-'], { ...facts, inputIsTerminal: true })).toThrow(/has not been redirected/);
  });
});
