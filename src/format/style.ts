import { NetObject } from '../engine/values/value.js';

/** What becomes of escape codes: `$PSStyle.OutputRendering`. */
export type OutputRendering = 'Host' | 'PlainText' | 'Ansi';

/** `$PSStyle.Formatting`: colours of what formatting and the streams print. */
export class StyleFormatting extends NetObject {
  formatAccent = '\x1b[32;1m';
  errorAccent = '\x1b[36;1m';
  error = '\x1b[31;1m';
  warning = '\x1b[33;1m';
  verbose = '\x1b[33;1m';
  debug = '\x1b[33;1m';
  tableHeader = '\x1b[32;1m';
  customTableHeaderLabel = '\x1b[32;1;3m';
  feedbackName = '\x1b[33m';
  feedbackText = '\x1b[96m';
  feedbackAction = '\x1b[97m';
}

/** `$PSStyle.Progress`. */
export class StyleProgress extends NetObject {
  style = '\x1b[33;1m';
  /** Cells. */
  maxWidth = 120;
  view: 'Minimal' | 'Classic' = 'Minimal';
  useOscIndicator = false;
}

/** `$PSStyle.FileInfo`: colours of file names. */
export class StyleFileInfo extends NetObject {
  directory = '\x1b[44;1m';
  symbolicLink = '\x1b[36;1m';
  executable = '\x1b[32;1m';
  readonly extension = new StyleExtensions();
}

const archives = ['.zip', '.tgz', '.gz', '.tar', '.nupkg', '.cab', '.7z'];
const scripts = ['.ps1', '.psd1', '.psm1', '.ps1xml'];

/** `$PSStyle.FileInfo.Extension`: colours by file extension. */
export class StyleExtensions extends NetObject {
  readonly codes = new Map<string, string>([
    ...archives.map((extension) => [extension, '\x1b[31;1m'] as const),
    ...scripts.map((extension) => [extension, '\x1b[33;1m'] as const),
  ]);
}

/** `$PSStyle.Foreground`, and what `$PSStyle.Background` shares with it. */
export class StyleColours extends NetObject {
  readonly isBackground: boolean;

  constructor(isBackground: boolean) {
    super();
    this.isBackground = isBackground;
  }

  /** The code of a colour by its place among the sixteen: 0–7 normal, 8–15 bright. */
  code(index: number): string {
    const base = index < 8 ? 30 + index : 82 + index;
    return `\x1b[${this.isBackground ? base + 10 : base}m`;
  }

  /** The code of any colour, each part 0–255. */
  rgb(red: number, green: number, blue: number): string {
    return `\x1b[${this.isBackground ? 48 : 38};2;${red};${green};${blue}m`;
  }
}

/** `$PSStyle.Background`. */
export class StyleBackground extends StyleColours {
  constructor() {
    super(true);
  }
}

/** `$PSStyle`: the colours of one session. */
export class Style extends NetObject {
  outputRendering: OutputRendering = 'Host';
  readonly formatting = new StyleFormatting();
  readonly progress = new StyleProgress();
  readonly fileInfo = new StyleFileInfo();
  readonly foreground = new StyleColours(false);
  readonly background = new StyleBackground();

  /** True when escape codes are to be kept in what goes to the screen (`isHost`) or into a string or file. */
  keepsCodes(isHost: boolean, terminalUnderstands: boolean): boolean {
    if (this.outputRendering === 'Ansi') return true;
    return this.outputRendering === 'Host' && isHost && terminalUnderstands;
  }
}
