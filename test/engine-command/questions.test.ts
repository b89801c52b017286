import { describe, expect, test } from 'vitest';
import type { ChoiceQuestion, FieldQuestion } from '../../src/engine/host.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

/** A host whose person answers choices by label and fields by name, in order; questions are kept. */
class AnsweringHost extends ReplayHost {
  override readonly isInteractive = true as false;
  readonly choices: ChoiceQuestion[] = [];
  readonly fields: { caption: string; message: string; fields: readonly FieldQuestion[] }[] = [];
  readonly #labels: string[];
  readonly #answers: Readonly<Record<string, string | string[]>>;

  constructor(labels: readonly string[], answers: Readonly<Record<string, string | string[]>> = {}) {
    super();
    this.#labels = [...labels];
    this.#answers = answers;
  }

  override askChoice(question?: ChoiceQuestion): number {
    this.choices.push(question!);
    const label = this.#labels.shift();
    return question!.choices.findIndex((choice) => choice.label.replace('&', '') === label);
  }

  override askFields(caption?: string, message?: string, fields?: readonly FieldQuestion[]): never {
    this.fields.push({ caption: caption!, message: message!, fields: fields! });
    return this.#answers as never;
  }
}

function run(text: string, host: AnsweringHost): string {
  const session = openSession(host, cmdletTable([]), '/tmp');
  session.run(text);
  return `${host.out}${host.error}`.trimEnd();
}

const remove = `function Remove-It { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(ValueFromPipeline)]$X)
  process { if ($PSCmdlet.ShouldProcess($X, 'Remove')) { "removed $X" } } }\n`;

describe('ShouldProcess asks (§10)', () => {
  test('the question', () => {
    const host = new AnsweringHost(['Yes']);
    expect(run(`${remove}Remove-It a`, host)).toBe('removed a');
    expect(host.choices[0]).toMatchObject({
      caption: 'Confirm',
      message: 'Are you sure you want to perform this action?\nPerforming the operation "Remove" on target "a".',
      defaultChoice: 0,
    });
    expect(host.choices[0]!.choices.map((one) => one.label)).toEqual([
      '&Yes',
      'Yes to &All',
      '&No',
      'No to A&ll',
      '&Suspend',
    ]);
  });

  const rows: readonly (readonly [answers: string, labels: readonly string[], out: string, questions: number])[] = [
    ['yes, no', ['Yes', 'No', 'Yes'], 'removed 1\nremoved 3', 3],
    ['yes to all lasts for the command', ['Yes to All'], 'removed 1\nremoved 2\nremoved 3', 1],
    ['no to all lasts for the command', ['Yes', 'No to All'], 'removed 1', 2],
  ];
  for (const [name, labels, out, questions] of rows) {
    test(name, () => {
      const host = new AnsweringHost(labels);
      expect(run(`${remove}1, 2, 3 | Remove-It`, host)).toBe(out);
      expect(host.choices).toHaveLength(questions);
    });
  }

  test('-Confirm:$false and -WhatIf ask nothing', () => {
    const host = new AnsweringHost([]);
    expect(run(`${remove}Remove-It a -Confirm:$false; Remove-It b -WhatIf`, host)).toBe(
      'removed a\nWhat if: Performing the operation "Remove" on target "b".',
    );
    expect(host.choices).toHaveLength(0);
  });
});

describe('mandatory parameters are asked for (§6)', () => {
  const f =
    'function New-It { param([Parameter(Mandatory)][string]$Name, [Parameter(Mandatory)][int]$Port) "$Name $Port" }\n';

  test('caption, message, fields', () => {
    const host = new AnsweringHost([], { Name: 'imap', Port: '143' });
    expect(run(`${f}New-It`, host)).toBe('imap 143');
    const [question] = host.fields;
    expect(question!.caption).toBe('cmdlet New-It at command pipeline position 1');
    expect(question!.message.split('\n')[0]).toBe('Supply values for the following parameters:');
    expect(question!.fields.map((field) => [field.name, field.typeName])).toEqual([
      ['Name', 'System.String'],
      ['Port', 'System.Int32'],
    ]);
  });

  test('an answer of the wrong type is told', () => {
    const host = new AnsweringHost([], { Port: '9' });
    run(`${f}New-It -Name x`, host);
    const [port] = host.fields[0]!.fields;
    expect(port!.check!('abc')).toBe('Cannot recognize "abc" as a System.Int32 due to a format error.');
    expect(port!.check!('9')).toBeNull();
  });

  test('an empty answer is an error of the binder', () => {
    const host = new AnsweringHost([], { Name: '', Port: '1' });
    expect(run(`${f}New-It`, host)).toContain(
      "Cannot bind argument to parameter 'Name' because it is an empty string.",
    );
  });
});
