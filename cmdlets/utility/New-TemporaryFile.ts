import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cmdlet } from '../../src/engine/command/definition.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { itemAt } from '../management/providers/items.js';
import { placeFor } from '../management/providers/places.js';

/** Makes an empty file in the folder for temporary files. */
export const NewTemporaryFile = cmdlet({
  name: 'New-TemporaryFile',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes an empty file in the folder for temporary files.',
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.IO.FileInfo'],
  parameters: {},
  examples: [{ code: '$f = New-TemporaryFile; $f.Length; Remove-Item $f', remarks: '0.' }],
  run: (context) => ({
    end() {
      if (!context.shouldProcess(tmpdir())) return;
      const path = join(tmpdir(), `tmp${randomBytes(6).toString('hex')}.tmp`);
      onFile(path, (place) => writeFileSync(place, '', { flag: 'wx', mode: 0o600 }));
      context.write(itemAt(context.session, placeFor(context.session, path)));
    },
  }),
});
