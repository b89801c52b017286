import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { relativePath } from './items/relative-path.js';
import {
  credentialParameter,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Gets the full paths of items, wildcards expanded. */
export const ResolvePath = cmdlet({
  name: 'Resolve-Path',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the full paths of items, wildcards expanded.',
  aliases: ['rvpa'],
  defaultSet: 'Path',
  sets: pathSets,
  outputTypes: ['System.Management.Automation.PathInfo', 'System.String'],
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    Relative: { type: switchParameter, help: 'Paths relative to the current folder.' },
    RelativeBasePath: { type: string, help: 'The folder that the paths are relative to.' },
    Force: forceParameter,
    Credential: credentialParameter,
  },
  examples: [{ code: "Set-Content a.txt 'x'; (Resolve-Path a.txt).Provider.Name", remarks: 'FileSystem.' }],
  run: (context) => ({
    process() {
      const { session, parameters } = context;
      const base =
        parameters.RelativeBasePath === undefined
          ? session.location.path
          : session.location.resolve(parameters.RelativeBasePath);
      forEachItem(context, parameters, (place) => {
        if (parameters.Relative) context.write(relativePath(place, base));
        else context.write(session.location.pathInfo(place.drive, place.path));
      });
    },
  }),
});
