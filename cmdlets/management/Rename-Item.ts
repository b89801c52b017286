import { basename, dirname, isAbsolute } from 'node:path';
import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { recordError, TerminatingError } from '../../src/engine/errors/terminating.js';
import { renameItem } from './items/transfer.js';
import { plainPlace } from './providers/globbing.js';
import { itemError, pathNotFound } from './providers/item-errors.js';
import { itemExists } from './providers/items.js';
import { credentialParameter, forceParameter } from './providers/path-parameters.js';
import { besidePlace, isFilePlace, type Place, placeText } from './providers/places.js';

/** Gives an item another name. */
export const RenameItem = cmdlet({
  name: 'Rename-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gives an item another name.',
  aliases: ['ren', 'rni'],
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  shouldProcess: true,
  parameters: {
    Path: {
      type: string,
      help: 'The item.',
      sets: { ByPath: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'The item, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
    NewName: {
      type: string,
      help: 'The new name, or a path in the same folder.',
      mandatory: true,
      position: 1,
      byName: true,
    },
    Force: forceParameter,
    PassThru: { type: switchParameter, help: 'Writes the renamed item.' },
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'x'; Rename-Item a.txt b.txt; Test-Path b.txt", remarks: 'True.' }],
  run: (context) => ({
    process() {
      const { Path, LiteralPath, NewName } = context.parameters;
      const { session } = context;
      try {
        const place = plainPlace(session, LiteralPath ?? Path ?? '', LiteralPath !== undefined);
        const text = placeText(place);
        if (!itemExists(session, place)) return context.writeError(pathNotFound(text));
        renameItem(context, place, besidePlace(place, plainName(place, NewName)));
      } catch (error) {
        if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
        context.writeError(error.record);
      }
    },
  }),
});

/** The new name without a path that leads to the same folder; raises PowerShell's error for another folder. */
function plainName(place: Place, given: string): string {
  if (!isFilePlace(place)) return given;
  const name = given.replace(/^\.[\\/]/, '');
  const inFolder = name.replaceAll('\\', '/');
  if (basename(inFolder) === inFolder) return name;
  if (isAbsolute(inFolder) && dirname(inFolder) === dirname(place.path)) return basename(inFolder);
  const message = 'Cannot rename the specified target, because it represents a path or device name.';
  throw recordError(itemError(PSArgumentException, message, 'Argument', 'InvalidArgument'));
}
