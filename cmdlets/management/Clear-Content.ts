import { truncateSync } from 'node:fs';
import { cmdlet } from '../../src/engine/command/definition.js';
import { NotSupportedException } from '../../src/engine/errors/exception-types.js';
import { itemError, noContentItem, tryFile } from './providers/item-errors.js';
import { flatItemsOf, isContainer } from './providers/items.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathByNameParameter,
  pathSets,
} from './providers/path-parameters.js';
import { isFilePlace, placeText } from './providers/places.js';

/** Takes everything out of a file; the file stays. */
export const ClearContent = cmdlet({
  name: 'Clear-Content',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Takes everything out of a file; the file stays.',
  aliases: ['clc'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathByNameParameter,
    LiteralPath: literalPathParameter,
    ...filterParameters,
    Force: forceParameter,
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'one'; Clear-Content a.txt; (Get-Item a.txt).Length", remarks: '0.' }],
  run: (context) => ({
    process: () =>
      forEachItem(
        context,
        context.parameters,
        (place) => {
          const text = placeText(place);
          if (isFilePlace(place) && isContainer(context.session, place)) {
            const message = `Unable to clear content of '${text}' because it is a directory. Clear-Content is only supported on files.`;
            context.writeError(
              itemError(NotSupportedException, message, 'ClearDirectoryContent', 'InvalidOperation', text),
            );
          } else if (context.shouldProcess(`Item: ${text}`, 'Clear Content')) {
            if (!isFilePlace(place)) flatItemsOf(place).write(context.session, place.path, null);
            else
              tryFile(context, place.path, { id: 'ClearContentIOError', category: 'WriteError' }, (path) =>
                truncateSync(path),
              );
          }
        },
        noContentItem,
      ),
  }),
});
