import type { CmdletOutput } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { HostInformationMessage } from '../../src/engine/pipeline/host-information.js';
import { typedArray } from '../../src/engine/values/arrays.js';
import { requireType } from '../../src/engine/values/type-names.js';
import { lineEnd } from '../../src/format/text-document.js';
import { readClipboard, writeClipboard } from './clipboard/clipboard-access.js';

/** Puts a text on the clipboard. */
export const SetClipboard = cmdlet({
  name: 'Set-Clipboard',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Puts a text on the clipboard.',
  aliases: ['scb'],
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {
    Value: {
      type: stringArray,
      help: 'The lines.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    },
    Append: { type: switchParameter, help: 'Adds to what is there.' },
    PassThru: { type: switchParameter, help: 'Hands the lines on.' },
    AsOSC52: {
      type: switchParameter,
      help: 'Through the terminal: the clipboard of the computer one sits at, also over ssh.',
      aliases: ['ToLocalhost'],
    },
  },
  run(context) {
    const lines: string[] = [];
    return {
      process() {
        const { Value, PassThru } = context.parameters;
        if (!Value) return;
        const texts = Value.map((line) => line ?? '');
        lines.push(...texts);
        if (PassThru) context.write(typedArray(requireType('System.String'), texts));
      },
      end() {
        const { Append, AsOSC52 } = context.parameters;
        const end = lineEnd(context.session);
        const before = Append ? readClipboard(context) + end : '';
        if (!context.shouldProcess(target(lines, Append), 'Set-Clipboard')) return;
        const text = before + lines.join(end);
        if (AsOSC52) throughTerminal(context, text);
        else writeClipboard(context, text);
      },
    };
  },
});

/** What is going to be done, in PowerShell's words: the beginning of the first line. */
function target(lines: readonly string[], isAppended: boolean): string {
  const [first = ''] = lines;
  if (lines.length === 0 && !isAppended) return 'The Clipboard has been cleared.';
  const shown = first.length >= 20 ? `${first.slice(0, 20)} ...` : first;
  return `${isAppended ? 'Append' : 'Set'} string '${shown}' to the clipboard.`;
}

/** The escape code by which a terminal sets the clipboard of its own computer (OSC 52), as Write-Host would write it. */
function throughTerminal(context: Pick<CmdletOutput, 'information'>, text: string): void {
  const code = `\x1b]52;;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
  context.information(new HostInformationMessage(code, true, null, null), ['PSHOST']);
}
