import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { KeyPress } from '../../src/console/editor/keys.js';

/** What a terminal sends for keys written `<Left>`, `<Ctrl+R>` in a test. */
const SEQUENCES: Readonly<Record<string, string>> = {
  Enter: '\r',
  Tab: '\t',
  'Shift+Tab': '\x1b[Z',
  Esc: '\x1b',
  Left: '\x1b[D',
  Right: '\x1b[C',
  Up: '\x1b[A',
  Down: '\x1b[B',
  Home: '\x1b[H',
  End: '\x1b[F',
  Delete: '\x1b[3~',
  Backspace: '\x7f',
  F8: '\x1b[19~',
  'Ctrl+Left': '\x1b[1;5D',
  'Ctrl+Right': '\x1b[1;5C',
  'Ctrl+Delete': '\x1b[3;5~',
  'Alt+B': '\x1bb',
  'Alt+D': '\x1bd',
  'Alt+Y': '\x1by',
  'Alt+.': '\x1b.',
  'Alt+Enter': '\x1b\r',
};

function sequence(name: string): string {
  const letter = /^Ctrl\+([A-Z])$/.exec(name)?.[1];
  return letter === undefined ? SEQUENCES[name]! : String.fromCharCode(letter.charCodeAt(0) - 64);
}

/** The key presses of a script such as `Get<Ctrl+A>x<Enter>`, decoded as node:readline decodes a terminal's bytes. */
export function keysOf(script: string): KeyPress[] {
  const stream = new PassThrough();
  const keys: KeyPress[] = [];
  emitKeypressEvents(stream);
  stream.on('keypress', (_text: unknown, key: KeyPress) => keys.push(key));
  for (const [, name, text] of script.matchAll(/<([^<>]+)>|([^<]+|<)/g)) {
    if (name === 'Esc') keys.push({ sequence: '\x1b', name: 'escape', meta: true });
    else stream.emit('data', Buffer.from(name === undefined ? text! : sequence(name)));
  }
  return keys;
}
