import { cmdlet } from '../../src/engine/command/definition.js';
import { InvalidOperationException } from '../../src/engine/errors/exception-types.js';
import { recordError } from '../../src/engine/errors/terminating.js';
import { itemError, notSupported } from './providers/item-errors.js';
import {
  credentialParameter,
  filterParameters,
  forEachItem,
  literalPathParameter,
  pathParameter,
  pathSets,
} from './providers/path-parameters.js';
import { isFilePlace, placeText } from './providers/places.js';

/** Opens a file with the program the system has for it. */
export const InvokeItem = cmdlet({
  name: 'Invoke-Item',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Opens a file with the program the system has for it.',
  aliases: ['ii'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  parameters: {
    Path: pathParameter,
    LiteralPath: literalPathParameter,
    ...filterParameters,
    Credential: credentialParameter,
  },
  run: (context) => ({
    process: () =>
      forEachItem(context, context.parameters, (place) => {
        if (!isFilePlace(place)) throw notSupported();
        if (!context.shouldProcess(`Item: ${placeText(place)}`, 'Invoke Item')) return;
        const [program, ...args] = opener(place.path);
        const { session, host } = context;
        const result = host.spawn({
          program,
          args,
          cwd: session.location.path,
          environment: session.environment.toObject(),
          input: null,
          captureOutput: true,
          captureError: true,
        });
        if (result.failure === null) return;
        const message = `Unable to open '${place.path}': ${result.failure}`;
        throw recordError(
          itemError(InvalidOperationException, message, 'InvokeItemFailed', 'InvalidOperation', place.path),
        );
      }),
  }),
});

function opener(path: string): [string, ...string[]] {
  if (process.platform === 'win32') return ['explorer.exe', path];
  return process.platform === 'darwin' ? ['open', path] : ['xdg-open', path];
}
