import { type ChoiceQuestion, type FieldQuestion, NotInteractiveError } from '../engine/host.js';

/** How a question reaches the person: text out, a line in (null at the end of the input). */
export interface Dialogue {
  write(text: string): void;
  readLine(prompt: string): string | null;
  readSecret(prompt: string): string | null;
}

interface Labelled {
  readonly hotKey: string;
  readonly label: string;
  readonly help: string;
}

/** `&Yes` → hot key Y, label Yes. */
function labelled(label: string, help: string): Labelled {
  const at = label.indexOf('&');
  const hotKey = at >= 0 ? (label[at + 1] ?? '').toUpperCase() : '';
  return { hotKey, label: at >= 0 ? label.slice(0, at) + label.slice(at + 1) : label, help };
}

/**
 * Asks for one of several answers in the words of PowerShell's console (oracle/interactive.txt): hot key or whole label in any
 * case, `?` for help, an empty line for the default. The index of the answer. Raises NotInteractiveError at the end of the input.
 */
export function askChoice(dialogue: Dialogue, question: ChoiceQuestion, columns: number): number {
  const choices = question.choices.map((choice) => labelled(choice.label, choice.help));
  if (question.caption !== '') dialogue.write(`\n${question.caption}\n`);
  if (question.message !== '') dialogue.write(`${question.message}\n`);
  const prompt = choicePrompt(choices, question.defaultChoice, columns);
  for (;;) {
    const line = dialogue.readLine(prompt);
    const answer = line?.trim().toLowerCase();
    if (answer === undefined) throw new NotInteractiveError();
    if (answer === '' && question.defaultChoice >= 0) return question.defaultChoice;
    const index = choices.findIndex((one) => [one.hotKey, one.label].some((word) => isAnswer(word, answer)));
    if (index >= 0) return index;
    if (answer === '?') for (const one of choices) dialogue.write(`${one.hotKey || one.label} - ${one.help}\n`);
  }
}

const isAnswer = (word: string, answer: string): boolean => word !== '' && word.toLowerCase() === answer;

/** `[Y] Yes  [N] No  [?] Help (default is "Y"): `, broken before a choice that does not fit. */
function choicePrompt(choices: readonly Labelled[], defaultChoice: number, columns: number): string {
  const parts = choices.map((one) => `[${one.hotKey}] ${one.label}  `);
  parts.push('[?] Help ');
  const chosen = choices[defaultChoice];
  if (chosen !== undefined) parts.push(`(default is "${chosen.hotKey || chosen.label}"): `);
  let prompt = '';
  let length = 0;
  for (const part of parts) {
    const breaks = length + part.length > columns - 1;
    prompt += breaks ? `\n${part.trimEnd()}` : part;
    length = breaks ? part.length : length + part.length;
  }
  return prompt.endsWith(' ') ? prompt : `${prompt} `;
}

/**
 * Asks for several values under one caption, as a missing mandatory parameter is asked for. Answers by field name: a text;
 * a list for an array; user name and password for a credential. At the end of the input the fields that were not reached are absent.
 */
export function askFields(
  dialogue: Dialogue,
  caption: string,
  message: string,
  fields: readonly FieldQuestion[],
): Readonly<Record<string, string | string[]>> {
  dialogue.write(`${caption === '' ? '' : `\n${caption}\n`}${message === '' ? '' : `${message}\n`}`);
  if (fields.some((field) => field.help !== '')) dialogue.write('(Type !? for Help.)\n');
  const answers: Record<string, string | string[]> = {};
  for (const field of fields) {
    const answer = askField(dialogue, field);
    if (answer === null) {
      dialogue.write('\n');
      break;
    }
    answers[field.name] = answer;
  }
  return answers;
}

function askField(dialogue: Dialogue, field: FieldQuestion): string | string[] | null {
  if (field.typeName === 'System.Management.Automation.PSCredential') return askCredential(dialogue, field);
  return field.typeName.endsWith('[]') ? askList(dialogue, field) : askValue(dialogue, field, field.label);
}

function askCredential(dialogue: Dialogue, field: FieldQuestion): string[] | null {
  dialogue.write(`${field.label}\n`);
  const user = dialogue.readLine('User: ');
  if (user === null || user === '') return user === null ? null : [];
  const password = dialogue.readSecret(`Password for user ${user}: `);
  dialogue.write('\n');
  return password === null ? null : [user, password];
}

function askList(dialogue: Dialogue, field: FieldQuestion): string[] | null {
  const items: string[] = [];
  for (;;) {
    const item = askValue(dialogue, field, `${field.label}[${items.length}]`);
    if (item === null) return items.length > 0 ? items : null;
    if (item === '') return items;
    items.push(item);
  }
}

function askValue(dialogue: Dialogue, field: FieldQuestion, label: string): string | null {
  for (;;) {
    const line = field.secret ? dialogue.readSecret(`${label}: `) : dialogue.readLine(`${label}: `);
    if (line === null) return null;
    const command = !field.secret && line.startsWith('!') ? line.slice(1) : null;
    if (command !== null && !command.startsWith('!')) dialogue.write(`${promptCommand(command, field)}\n`);
    else {
      const text = command ?? line;
      const problem = field.check?.(text) ?? null;
      if (problem === null) return text;
      dialogue.write(`${problem}\n`);
    }
  }
}

function promptCommand(command: string, field: FieldQuestion): string {
  if (command.trim() !== '?') return `"!${command}" cannot be recognized as a valid Prompt command.`;
  return field.help === '' ? `No help is available for ${field.label}.` : field.help;
}
