import { describe, expect, test } from 'vitest';
import { askChoice, askFields, type Dialogue } from '../../src/console/questions.js';
import type { FieldQuestion } from '../../src/engine/host.js';

/** A person who gives these answers; what stands on the screen is collected. */
function person(...answers: readonly string[]): Dialogue & { screen: string } {
  const left = [...answers];
  const dialogue = {
    screen: '',
    write: (text: string) => void (dialogue.screen += text),
    readLine: (prompt: string) => answer(prompt, (typed) => typed),
    readSecret: (prompt: string) => answer(prompt, (typed) => '*'.repeat(typed.length)),
  };
  function answer(prompt: string, shown: (typed: string) => string): string | null {
    const typed = left.shift();
    dialogue.screen += `${prompt}${typed === undefined ? '' : `${shown(typed)}\n`}`;
    return typed ?? null;
  }
  return dialogue;
}

const field = (name: string, rest: Partial<FieldQuestion> = {}): FieldQuestion => ({
  name,
  label: name,
  help: '',
  typeName: 'System.String',
  secret: false,
  ...rest,
});

const caption = 'cmdlet New-Thing at command pipeline position 1';
const message = 'Supply values for the following parameters:';
const head = `\n${caption}\n${message}\n`;

describe('fields (oracle/interactive.txt)', () => {
  test('one after the other, a wrong one again', () => {
    const check = (text: string): string | null =>
      /^\d+$/.test(text) ? null : `Cannot recognize "${text}" as a System.Int32 due to a format error.`;
    const who = person('imap', 'abc', '9');
    expect(askFields(who, caption, message, [field('Name'), field('Port', { check })])).toEqual({
      Name: 'imap',
      Port: '9',
    });
    expect(who.screen).toBe(
      `${head}Name: imap\nPort: abc\nCannot recognize "abc" as a System.Int32 due to a format error.\nPort: 9\n`,
    );
  });

  test('an array until an empty answer', () => {
    const who = person('a', 'b', '');
    expect(askFields(who, caption, message, [field('Names', { typeName: 'System.String[]' })])).toEqual({
      Names: ['a', 'b'],
    });
    expect(who.screen).toBe(`${head}Names[0]: a\nNames[1]: b\nNames[2]: \n`);
  });

  test('help', () => {
    const who = person('!?', '!!x');
    expect(askFields(who, caption, message, [field('Server', { help: 'The server to read from' })])).toEqual({
      Server: '!x',
    });
    expect(who.screen).toBe(`${head}(Type !? for Help.)\nServer: !?\nThe server to read from\nServer: !!x\n`);
  });

  test('a credential and a secret', () => {
    const who = person('bob', 'pw', 'secret');
    const credential = field('Credential', { typeName: 'System.Management.Automation.PSCredential' });
    expect(askFields(who, caption, message, [credential, field('Secret', { secret: true })])).toEqual({
      Credential: ['bob', 'pw'],
      Secret: 'secret',
    });
    expect(who.screen).toBe(`${head}Credential\nUser: bob\nPassword for user bob: **\n\nSecret: ******\n`);
  });

  test('the end of the input leaves the rest out', () => {
    const who = person();
    expect(askFields(who, caption, message, [field('Server'), field('Port')])).toEqual({});
    expect(who.screen).toBe(`${head}Server: \n`);
  });
});

describe('choices (oracle/interactive.txt)', () => {
  const choices = ['&Yes', '&No', '&Maybe'].map((label) => ({ label, help: '' }));
  const ask = (who: Dialogue, rest: object = {}): number =>
    askChoice(who, { caption: 'Title', message: 'Message', choices, defaultChoice: 1, ...rest }, 120);
  const line = '[Y] Yes  [N] No  [M] Maybe  [?] Help (default is "N"): ';

  test('help, then a hot key', () => {
    const who = person('?', 'm');
    expect(ask(who)).toBe(2);
    expect(who.screen).toBe(`\nTitle\nMessage\n${line}?\nY - \nN - \nM - \n${line}m\n`);
  });

  test.each([
    ['', 1],
    ['YES', 0],
    ['maybe', 2],
  ])('answer %j', (answer, index) => {
    expect(ask(person(answer))).toBe(index);
  });

  test('no default: only an answer counts', () => {
    const who = person('x', '', 'y');
    expect(ask(who, { defaultChoice: -1, choices: choices.slice(0, 2) })).toBe(0);
    expect(who.screen).toBe(
      '\nTitle\nMessage\n[Y] Yes  [N] No  [?] Help x\n[Y] Yes  [N] No  [?] Help \n[Y] Yes  [N] No  [?] Help y\n',
    );
  });

  test('no caption: no empty line', () => {
    const who = person('');
    ask(who, { caption: '', message: 'Only message' });
    expect(who.screen).toBe(`Only message\n${line}\n`);
  });
});
