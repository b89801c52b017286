import { rmSync } from 'node:fs';
import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { forEachItem } from '../management/providers/path-parameters.js';
import { placeText } from '../management/providers/places.js';

/** Takes the mark of a downloaded file away. */
export const UnblockFile = cmdlet({
  name: 'Unblock-File',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Takes the mark of a downloaded file away (Windows keeps one).',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  shouldProcess: true,
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      wildcards: true,
      sets: { ByPath: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
  },
  examples: [{ code: "Set-Content a.ps1 '1'; Unblock-File a.ps1", remarks: 'Nothing to see.' }],
  run: (context) => ({
    process: () =>
      forEachItem(context, context.parameters, (place) => {
        if (!context.shouldProcess(placeText(place))) return;
        if (context.session.windows) rmSync(`${place.path}:Zone.Identifier`, { force: true });
      }),
  }),
});
