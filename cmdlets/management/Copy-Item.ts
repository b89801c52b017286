import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { copyItem } from './items/copy.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';
import { placeFor } from './providers/places.js';

const psSession = netType('System.Management.Automation.Runspaces.PSSession', 'PSSession');
const noSessions = 'There are no remote sessions in this shell.';

/** Copies files, folders and other items. */
export const CopyItem = cmdlet({
  name: 'Copy-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Copies files, folders and other items.',
  aliases: ['copy', 'cp', 'cpi'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    Destination: {
      type: string,
      help: 'A folder that is there, or the new path.',
      position: 1,
      byName: true,
      default: '.',
    },
    Container: { type: switchParameter, help: 'Keeps the folders while copying; always so here.' },
    Recurse: { type: switchParameter, help: 'Copies what is in folders, too.' },
    ...filterParameters,
    PassThru: { type: switchParameter, help: 'Writes the new item.' },
    Force: forceParameter,
    Credential: credentialParameter,
    FromSession: { type: psSession, help: 'A remote session to copy from.', notSupportedHere: noSessions },
    ToSession: { type: psSession, help: 'A remote session to copy to.', notSupportedHere: noSessions },
  },
  examples: [{ code: "Set-Content a.txt 'x'; Copy-Item a.txt b.txt; Get-Content b.txt", remarks: 'x.' }],
  run: (context) => ({
    process() {
      const target = placeFor(context.session, context.parameters.Destination);
      forEachItem(context, context.parameters, (place) => copyItem(context, place, target));
    },
  }),
});
