import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { joinPath } from './items/path-text.js';
import { resolveItems } from './providers/globbing.js';
import { eachReporting } from './providers/item-errors.js';
import { credentialParameter } from './providers/path-parameters.js';
import { driveOf, placeText } from './providers/places.js';

/** Puts the parts of a path together. */
export const JoinPath = cmdlet({
  name: 'Join-Path',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Puts the parts of a path together.',
  outputTypes: ['System.String'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The beginning.',
      aliases: ['PSPath'],
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    ChildPath: {
      type: stringArray,
      help: 'What follows.',
      mandatory: true,
      position: 1,
      byName: true,
      allowNull: true,
      allowEmptyString: true,
    },
    AdditionalChildPath: {
      type: stringArray,
      help: 'More parts.',
      position: 2,
      byName: true,
      remaining: true,
      default: [] as readonly string[],
    },
    Resolve: { type: switchParameter, help: 'Writes the items that are there.' },
    Credential: credentialParameter,
  },
  examples: [{ code: "(Join-Path logs 'today.txt') -like 'logs?today.txt'", remarks: 'True.' }],
  run: (context) => ({
    process() {
      const { Path, ChildPath, AdditionalChildPath, Resolve } = context.parameters;
      const { session } = context;
      const children = [...(ChildPath ?? [null]).map((child) => child ?? ''), ...(AdditionalChildPath ?? [])];
      eachReporting(context, Path, (path) => {
        driveOf(session, path);
        const joined = children.reduce((parent, child) => joinPath(session, parent, child), path);
        if (!Resolve) context.write(joined);
        else for (const place of resolveItems(session, joined, false)) context.write(placeText(place));
      });
    },
  }),
});
