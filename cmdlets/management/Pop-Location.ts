import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { passLocation, stackOf } from './items/locations.js';
import { itemError } from './providers/item-errors.js';

/** Goes back to the location that Push-Location remembered last. */
export const PopLocation = cmdlet({
  name: 'Pop-Location',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Goes back to the location that Push-Location remembered last.',
  aliases: ['popd'],
  outputTypes: ['System.Management.Automation.PathInfo'],
  parameters: {
    PassThru: { type: switchParameter, help: 'Writes the new location.' },
    StackName: { type: string, help: 'The stack to take it from.', byName: true },
  },
  examples: [{ code: '$before = "$PWD"; Push-Location ..; Pop-Location; "$PWD" -eq $before', remarks: 'True.' }],
  run: (context) => ({
    process() {
      const { session, parameters } = context;
      const name = parameters.StackName ?? session.location.stackName;
      const target = stackOf(session, name).pop();
      if (target) {
        session.location.moveTo(target.drive, target.providerPath);
        passLocation(context);
      } else if (parameters.StackName !== undefined) {
        const message = `Cannot find location stack '${name}'. It does not exist or it is not a container.`;
        context.throwTerminating(itemError(PSArgumentException, message, 'Argument', 'InvalidArgument', name));
      }
    },
  }),
});
