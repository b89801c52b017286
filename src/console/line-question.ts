import { previousOffset, replace } from './editor/edit-buffer.js';
import { commandOf, type KeyPress, textOfKey } from './editor/keys.js';
import { cleanPaste } from './paste/clean.js';
import type { TerminalKeys } from './terminal-keys.js';
import { graphemes, widthOf } from './text-width.js';

/** Raised when Ctrl+C is pressed in answer to a question. */
export class QuestionStoppedError extends Error {
  override readonly name = 'QuestionStoppedError';
}

type Step = 'typed' | 'answered' | 'ended';

/**
 * Asks for one line at the terminal, as PowerShell's console does: no history, no colours; a secret shows one `*` a character.
 * Null at the end of the input. Raises QuestionStoppedError.
 */
export async function askLine(
  prompt: string,
  secret: boolean,
  keys: TerminalKeys,
  write: (text: string) => void,
): Promise<string | null> {
  const answer = new Answer(secret, write);
  write(prompt);
  keys.open();
  try {
    for (;;) {
      const event = await keys.next();
      const step =
        event === null ? 'ended' : event.kind === 'paste' ? answer.paste(event.text) : answer.press(event.key);
      if (step === 'typed') continue;
      write('\r\n');
      return step === 'ended' ? null : answer.text;
    }
  } finally {
    keys.close();
  }
}

/** The answer as it is typed. What is typed stands on the screen; Backspace takes it off again. */
class Answer {
  text = '';
  readonly #secret: boolean;
  readonly #write: (text: string) => void;

  constructor(secret: boolean, write: (text: string) => void) {
    this.#secret = secret;
    this.#write = write;
  }

  paste(text: string): Step {
    this.#add(cleanPaste(text, false));
    return text.includes('\n') || text.includes('\r') ? 'answered' : 'typed';
  }

  press(key: KeyPress): Step {
    switch (commandOf(key)) {
      case 'AcceptLine':
        return 'answered';
      case 'CancelLine':
        this.#write('\r\n');
        throw new QuestionStoppedError('The question was stopped.');
      case 'DeleteCharOrExit':
        return this.text === '' ? 'ended' : 'typed';
      case 'BackwardDeleteChar':
        this.#takeBack(1);
        return 'typed';
      case 'RevertLine':
      case 'BackwardDeleteLine':
        this.#takeBack(graphemes(this.text).length);
        return 'typed';
      default:
        this.#add(textOfKey(key) ?? '');
        return 'typed';
    }
  }

  #add(text: string): void {
    this.text += text;
    this.#write(this.#secret ? '*'.repeat(graphemes(text).length) : text);
  }

  #takeBack(count: number): void {
    for (let i = 0; i < count && this.text !== ''; i++) {
      const end = this.text.length;
      const start = previousOffset({ text: this.text, cursor: end });
      const cells = this.#secret ? 1 : widthOf(this.text.slice(start));
      this.text = replace({ text: this.text, cursor: end }, start, end, '').text;
      this.#write(`${'\b'.repeat(cells)}${' '.repeat(cells)}${'\b'.repeat(cells)}`);
    }
  }
}
