/** A key press as node:readline's decoder reports it. */
export interface KeyPress {
  readonly sequence?: string;
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
}

/** What keys do. Names are PSReadLine's functions. */
export type EditCommand =
  | 'AcceptLine'
  | 'AddLine'
  | 'Abort'
  | 'BackwardChar'
  | 'BackwardDeleteChar'
  | 'BackwardDeleteLine'
  | 'BackwardKillWord'
  | 'BackwardWord'
  | 'BeginningOfLine'
  | 'CancelLine'
  | 'ClearScreen'
  | 'DeleteChar'
  | 'DeleteCharOrExit'
  | 'EndOfLine'
  | 'ForwardChar'
  | 'ForwardSearchHistory'
  | 'HistorySearchBackward'
  | 'HistorySearchForward'
  | 'KillLine'
  | 'KillWord'
  | 'NextHistory'
  | 'NextWord'
  | 'PreviousHistory'
  | 'Redo'
  | 'ReverseSearchHistory'
  | 'RevertLine'
  | 'SwapCharacters'
  | 'TabCompleteNext'
  | 'TabCompletePrevious'
  | 'Undo'
  | 'UnixWordRubout'
  | 'Yank'
  | 'YankLastArg'
  | 'YankPop';

/**
 * Windows keys, with the Emacs keys that they leave free (powershell-ux.md §3): both groups of fingers find what they know.
 * Ctrl+D ends the shell on an empty line, as terminals have it.
 */
const BINDINGS: Readonly<Record<string, EditCommand>> = {
  return: 'AcceptLine',
  enter: 'AcceptLine',
  'shift+return': 'AddLine',
  'alt+return': 'AddLine',
  left: 'BackwardChar',
  'ctrl+b': 'BackwardChar',
  right: 'ForwardChar',
  'ctrl+f': 'ForwardChar',
  'ctrl+left': 'BackwardWord',
  'alt+left': 'BackwardWord',
  'alt+b': 'BackwardWord',
  'ctrl+right': 'NextWord',
  'alt+right': 'NextWord',
  'alt+f': 'NextWord',
  home: 'BeginningOfLine',
  'ctrl+a': 'BeginningOfLine',
  end: 'EndOfLine',
  'ctrl+e': 'EndOfLine',
  up: 'PreviousHistory',
  'ctrl+p': 'PreviousHistory',
  down: 'NextHistory',
  'ctrl+n': 'NextHistory',
  f8: 'HistorySearchBackward',
  'shift+f8': 'HistorySearchForward',
  backspace: 'BackwardDeleteChar',
  'shift+backspace': 'BackwardDeleteChar',
  delete: 'DeleteChar',
  'ctrl+d': 'DeleteCharOrExit',
  'ctrl+k': 'KillLine',
  'ctrl+u': 'BackwardDeleteLine',
  'ctrl+home': 'BackwardDeleteLine',
  'ctrl+end': 'KillLine',
  'ctrl+w': 'UnixWordRubout',
  'ctrl+backspace': 'BackwardKillWord',
  'alt+backspace': 'BackwardKillWord',
  'ctrl+delete': 'KillWord',
  'alt+d': 'KillWord',
  'ctrl+y': 'Yank',
  'alt+y': 'YankPop',
  'alt+.': 'YankLastArg',
  'ctrl+t': 'SwapCharacters',
  'ctrl+z': 'Undo',
  'ctrl+_': 'Undo',
  'alt+z': 'Redo',
  escape: 'RevertLine',
  'alt+escape': 'RevertLine',
  tab: 'TabCompleteNext',
  'shift+tab': 'TabCompletePrevious',
  'ctrl+r': 'ReverseSearchHistory',
  'ctrl+s': 'ForwardSearchHistory',
  'ctrl+g': 'Abort',
  'ctrl+c': 'CancelLine',
  'ctrl+l': 'ClearScreen',
};

/** `ctrl+left` and the like; the decoder's own name where it has one. */
function keyName(key: KeyPress): string {
  const name = key.name ?? key.sequence ?? '';
  if (key.sequence === '\x1f') return 'ctrl+_';
  const shown = key.meta === true && key.name === undefined ? (key.sequence ?? '').replace('\x1b', '') : name;
  return `${key.ctrl === true ? 'ctrl+' : ''}${key.meta === true ? 'alt+' : ''}${key.shift === true && shown.length > 1 ? 'shift+' : ''}${shown}`;
}

/** The function bound to a key, or null. */
export function commandOf(key: KeyPress): EditCommand | null {
  return BINDINGS[keyName(key)] ?? null;
}

/** The text that a key types, or null for keys that type nothing. */
export function textOfKey(key: KeyPress): string | null {
  const text = key.sequence ?? '';
  if (key.ctrl === true || key.meta === true || text === '') return null;
  return /^[^\x00-\x1f\x7f\x80-\x9f]+$/.test(text) ? text : null;
}
