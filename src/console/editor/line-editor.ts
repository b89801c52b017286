import { cleanPaste } from '../paste/clean.js';
import { repairPaste } from '../paste/repair.js';
import { type CompletionCycle, type Completions, cycleBuffer, nextInCycle, startCycle } from './completion-cycle.js';
import * as edit from './edit-buffer.js';
import { type EditBuffer, emptyBuffer } from './edit-buffer.js';
import { movedCursor, type Removal, removal } from './edit-commands.js';
import type { History } from './history.js';
import { extendSearch, type HistorySearch, searchStatus, startSearch } from './history-search.js';
import { commandOf, type EditCommand, type KeyPress, textOfKey } from './keys.js';
import { KillRing } from './kill-ring.js';
import { UndoStack } from './undo-stack.js';

/** What a key led to. */
export type Outcome =
  /** The line may look different. */
  | { readonly kind: 'edited' }
  | { readonly kind: 'accepted'; readonly text: string }
  | { readonly kind: 'cancelled' }
  /** End of input (Ctrl+D on an empty line). */
  | { readonly kind: 'ended' }
  /** Completions are wanted: `complete` is to be called with them. */
  | { readonly kind: 'completing'; readonly direction: -1 | 1 }
  | { readonly kind: 'clearing' }
  | { readonly kind: 'bell' };

/** What the editor asks of its surroundings. */
export interface EditorOptions {
  readonly history: History;
  /** Whether the text needs more lines: Enter then begins one. Null: Enter always accepts. */
  readonly isIncomplete: ((text: string) => boolean) | null;
  /** What to say instead of taking a text at Enter; Enter again takes it. Missing: every text is taken. */
  readonly objection?: (text: string) => string | null;
  /** Offer the newest line of the history that goes on where the text ends. */
  readonly predicts: boolean;
}

const EDITED: Outcome = { kind: 'edited' };
const BELL: Outcome = { kind: 'bell' };

/** The line editor as a pure machine: keys in, text and cursor out. It knows no terminal. One for a session. */
export class LineEditor {
  readonly #options: EditorOptions;
  readonly #killRing = new KillRing();
  readonly #states = new UndoStack();
  #buffer: EditBuffer = emptyBuffer;
  #historyIndex: number;
  /** Edited lines of the history, and the new line, while walking through them. */
  #drafts = new Map<number, EditBuffer>();
  #search: HistorySearch | null = null;
  #beforeSearch: EditBuffer = emptyBuffer;
  #cycle: CompletionCycle | null = null;
  #previous: EditCommand | 'type' | null = null;
  #yanked: { readonly start: number; readonly end: number } | null = null;
  #argumentIndex = 0;
  /** Said below the input until the next key. */
  #notice: string | null = null;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#historyIndex = options.history.length;
  }

  get buffer(): EditBuffer {
    return this.#buffer;
  }

  /** The line under the input: a search under way, or what is to be said about the text. */
  get status(): string | null {
    return this.#search === null ? this.#notice : searchStatus(this.#search);
  }

  /** The part of the text to be emphasised: what a search found. */
  get emphasis(): { readonly start: number; readonly end: number } | null {
    if (this.#search === null || this.#search.wanted === '') return null;
    const start = this.#buffer.text.toLowerCase().indexOf(this.#search.wanted.toLowerCase());
    return start < 0 ? null : { start, end: start + this.#search.wanted.length };
  }

  /** What Right at the end of the line would add. */
  get prediction(): string {
    const { text, cursor } = this.#buffer;
    if (!this.#options.predicts || this.#search !== null || this.#cycle !== null || cursor < text.length) return '';
    return this.#options.history.predict(text)?.slice(text.length) ?? '';
  }

  /** Begins a new line. */
  reset(): void {
    this.#buffer = emptyBuffer;
    this.#states.clear();
    this.#historyIndex = this.#options.history.length;
    this.#drafts = new Map();
    this.#search = null;
    this.#cycle = null;
    this.#previous = null;
    this.#notice = null;
  }

  /** One key. */
  press(key: KeyPress): Outcome {
    const command = commandOf(key);
    if (command !== 'AcceptLine') this.#notice = null;
    const text = command === null ? textOfKey(key) : null;
    if (this.#search !== null) {
      const outcome = this.#searchKey(command, text);
      if (outcome !== null) return outcome;
    }
    if (command !== 'TabCompleteNext' && command !== 'TabCompletePrevious') this.#cycle = null;
    if (text !== null) {
      this.#change(edit.insert(this.#buffer, text), this.#previous === 'type' && text !== ' ');
      this.#previous = 'type';
      return EDITED;
    }
    if (command === null) return EDITED;
    const outcome = this.#run(command);
    this.#previous = command;
    return outcome;
  }

  /** A block from the clipboard, as one unit: its line ends do not run anything. What a page did to it is mended; Undo brings it back. */
  paste(text: string): Outcome {
    this.#search = null;
    this.#cycle = null;
    const multiLine = this.#options.isIncomplete !== null;
    const clean = cleanPaste(text, multiLine);
    const { cursor } = this.#buffer;
    this.#change(edit.insert(this.#buffer, clean), false);
    const repair = multiLine ? repairPaste(clean) : null;
    if (repair !== null) this.#change(edit.replace(this.#buffer, cursor, cursor + clean.length, repair.text), false);
    this.#notice = repair === null ? null : `${repair.note} Ctrl+Z: as it was pasted.`;
    this.#previous = null;
    return EDITED;
  }

  /** The completions that an outcome asked for. */
  complete(completions: Completions, direction: -1 | 1): Outcome {
    const cycle = startCycle(this.#buffer, completions, direction);
    if (cycle === null) return BELL;
    this.#change(cycleBuffer(cycle), false);
    this.#cycle = completions.matches.length > 1 ? cycle : null;
    return EDITED;
  }

  #run(command: EditCommand): Outcome {
    const simple = this.#move(command) ?? this.#remove(command);
    if (simple !== null) return simple;
    switch (command) {
      case 'AcceptLine':
        return this.#accept();
      case 'AddLine':
        return this.#options.isIncomplete === null ? this.#accept() : this.#type('\n');
      case 'CancelLine':
      case 'Abort':
        return command === 'Abort' ? BELL : { kind: 'cancelled' };
      case 'ClearScreen':
        return { kind: 'clearing' };
      case 'SwapCharacters':
        return this.#swap();
      case 'ReverseSearchHistory':
      case 'ForwardSearchHistory':
        this.#beforeSearch = this.#buffer;
        this.#search = startSearch(this.#options.history, command === 'ReverseSearchHistory' ? -1 : 1);
        return EDITED;
      case 'TabCompleteNext':
      case 'TabCompletePrevious':
        return this.#tab(command === 'TabCompleteNext' ? 1 : -1);
      case 'Undo':
        return this.#timeTravel(this.#states.undo(this.#buffer));
      case 'Redo':
        return this.#timeTravel(this.#states.redo(this.#buffer));
      default:
        return this.#yank(command);
    }
  }

  /** Commands that move the cursor, in the text or through the history; a prediction is taken by moving into it. */
  #move(command: EditCommand): Outcome | null {
    const buffer = this.#buffer;
    switch (command) {
      case 'PreviousHistory':
        return this.#step(edit.lineUp(buffer), -1);
      case 'NextHistory':
        return this.#step(edit.lineDown(buffer), 1);
      case 'HistorySearchBackward':
      case 'HistorySearchForward':
        return this.#prefixSearch(command === 'HistorySearchBackward' ? -1 : 1);
      default: {
        const offset = movedCursor(command, buffer);
        return offset === null ? null : (this.#acceptPrediction(command) ?? this.#goTo(offset));
      }
    }
  }

  /** Commands that take something out of the text. */
  #remove(command: EditCommand): Outcome | null {
    if (command === 'DeleteCharOrExit' && this.#buffer.text === '') return { kind: 'ended' };
    const piece = removal(command, this.#buffer);
    if (piece === null) return null;
    if (piece.cut) this.#cut(piece);
    return this.#type('', piece.start, piece.end);
  }

  #yank(command: EditCommand): Outcome {
    const { cursor } = this.#buffer;
    if (command === 'Yank') return this.#insertYanked(this.#killRing.current(), cursor, cursor);
    if (command === 'YankPop' && this.#yanked !== null && (this.#previous === 'Yank' || this.#previous === 'YankPop'))
      return this.#insertYanked(this.#killRing.previous(), this.#yanked.start, this.#yanked.end);
    return command === 'YankLastArg' ? this.#yankLastArgument() : BELL;
  }

  #insertYanked(text: string, start: number, end: number): Outcome {
    this.#yanked = { start, end: start + text.length };
    return this.#type(text, start, end);
  }

  /** The last word of the line before, of the one before that at the next press. */
  #yankLastArgument(): Outcome {
    const again = this.#previous === 'YankLastArg' && this.#yanked !== null;
    this.#argumentIndex = again ? this.#argumentIndex - 1 : this.#options.history.length - 1;
    const word = this.#options.history.at(this.#argumentIndex)?.match(/('[^']*'|"[^"]*"|\S+)\s*$/)?.[1];
    if (word === undefined) return BELL;
    const start = again ? this.#yanked!.start : this.#buffer.cursor;
    return this.#insertYanked(word, start, again ? this.#yanked!.end : start);
  }

  #accept(): Outcome {
    const { text } = this.#buffer;
    const objection = this.#options.objection?.(text) ?? null;
    const said = objection !== null && this.#notice === objection;
    this.#notice = said ? null : objection;
    if (this.#notice !== null) return EDITED;
    if (this.#options.isIncomplete?.(text) === true) return this.#type('\n');
    return { kind: 'accepted', text };
  }

  #type(text: string, start = this.#buffer.cursor, end = this.#buffer.cursor): Outcome {
    if (start === end && text === '') return EDITED;
    this.#change(edit.replace(this.#buffer, start, end, text), false);
    return EDITED;
  }

  /** Keeps what is taken out for Yank; cuts in a row become one. */
  #cut({ start, end }: Removal): void {
    const backward = end === this.#buffer.cursor && start < end;
    const goesOn = this.#previous !== null && this.#previous !== 'type' && removal(this.#previous, this.#buffer)?.cut;
    this.#killRing.cut(this.#buffer.text.slice(start, end), goesOn ? (backward ? 'before' : 'behind') : null);
  }

  #swap(): Outcome {
    const { text, cursor } = this.#buffer;
    const at = cursor === text.length ? cursor - 1 : cursor;
    if (at < 1) return BELL;
    const swapped = edit.replace(this.#buffer, at - 1, at + 1, text[at]! + text[at - 1]!);
    this.#change(swapped, false);
    return EDITED;
  }

  #goTo(offset: number): Outcome {
    this.#buffer = edit.moveTo(this.#buffer, offset);
    return EDITED;
  }

  /** Right and End at the end of the line take what is predicted, Ctrl+Right its next word. */
  #acceptPrediction(command: EditCommand): Outcome | null {
    const { prediction } = this;
    if (command === 'NextWord')
      return this.#typeUnlessEmpty(prediction.slice(0, edit.nextWord({ text: prediction, cursor: 0 })));
    return command === 'ForwardChar' || command === 'EndOfLine' ? this.#typeUnlessEmpty(prediction) : null;
  }

  #typeUnlessEmpty(text: string): Outcome | null {
    return text === '' ? null : this.#type(text);
  }

  /** Up and down: first inside the text, then through the history. */
  #step(inside: EditBuffer | null, direction: -1 | 1): Outcome {
    if (inside === null) return this.#recall(this.#historyIndex + direction);
    this.#buffer = inside;
    return EDITED;
  }

  #prefixSearch(direction: -1 | 1): Outcome {
    const prefix = this.#buffer.text.slice(0, this.#buffer.cursor).toLowerCase();
    const { cursor } = this.#buffer;
    const accepts = (entry: string): boolean => entry.toLowerCase().startsWith(prefix);
    const index = this.#options.history.search(this.#historyIndex + direction, direction, accepts);
    if (index < 0) return BELL;
    this.#recall(index);
    return this.#goTo(prefix === '' ? this.#buffer.text.length : cursor);
  }

  #recall(index: number): Outcome {
    const { history } = this.#options;
    if (index < 0 || index > history.length) return EDITED;
    this.#drafts.set(this.#historyIndex, this.#buffer);
    const entry = history.at(index) ?? '';
    this.#historyIndex = index;
    this.#buffer = this.#drafts.get(index) ?? { text: entry, cursor: entry.length };
    this.#states.clear();
    return EDITED;
  }

  #tab(direction: -1 | 1): Outcome {
    if (this.#cycle === null) return { kind: 'completing', direction };
    this.#cycle = nextInCycle(this.#cycle, direction);
    this.#buffer = cycleBuffer(this.#cycle);
    return EDITED;
  }

  #timeTravel(state: EditBuffer | null): Outcome {
    if (state === null) return BELL;
    this.#buffer = state;
    return EDITED;
  }

  /** Takes a changed text; `joins` puts it to the last change for Undo. */
  #change(buffer: EditBuffer, joins: boolean): void {
    this.#states.changed(this.#buffer, joins);
    this.#buffer = buffer;
  }

  /** A key while searching; null when it ends the search and still has its own meaning. */
  #searchKey(command: EditCommand | null, text: string | null): Outcome | null {
    const search = this.#search!;
    const { history } = this.#options;
    if (text !== null) this.#search = extendSearch(history, search, text);
    else if (command === 'ReverseSearchHistory') this.#search = extendSearch(history, search, '', -1);
    else if (command === 'ForwardSearchHistory') this.#search = extendSearch(history, search, '', 1);
    else if (command === 'BackwardDeleteChar') this.#search = search.before ?? search;
    else return this.#endSearch(command);
    this.#showFound();
    return EDITED;
  }

  #endSearch(command: EditCommand | null): Outcome | null {
    if (command === 'Abort' || command === 'CancelLine') this.#buffer = this.#beforeSearch;
    this.#search = null;
    return command === 'Abort' || command === 'RevertLine' ? EDITED : null;
  }

  #showFound(): void {
    const search = this.#search!;
    const entry = this.#options.history.at(search.index);
    if (entry === undefined) {
      this.#buffer = this.#beforeSearch;
      return;
    }
    this.#historyIndex = search.index;
    const at = entry.toLowerCase().indexOf(search.wanted.toLowerCase());
    this.#buffer = { text: entry, cursor: Math.max(at, 0) };
  }
}
