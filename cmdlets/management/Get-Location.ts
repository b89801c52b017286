import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { stackOf } from './items/locations.js';
import { eachReporting } from './providers/item-errors.js';
import { driveNotFound, placeFor } from './providers/places.js';

/** Gets the current location. */
export const GetLocation = cmdlet({
  name: 'Get-Location',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the current location.',
  aliases: ['gl', 'pwd'],
  defaultSet: 'Location',
  sets: ['Location', 'Stack'],
  outputTypes: ['System.Management.Automation.PathInfo', 'System.Management.Automation.PathInfoStack'],
  parameters: {
    PSProvider: {
      type: stringArray,
      help: 'The location in the drives of these providers.',
      sets: { Location: { byName: true } },
    },
    PSDrive: { type: stringArray, help: 'The location in these drives.', sets: { Location: { byName: true } } },
    Stack: { type: switchParameter, help: 'The locations that Push-Location kept.', sets: { Stack: {} } },
    StackName: { type: stringArray, help: 'Stacks by name.', sets: { Stack: { byName: true } } },
  },
  examples: [{ code: '(Get-Location).Path -eq $PWD.Path', remarks: 'True.' }],
  run: (context) => ({
    process() {
      const { parameters, session } = context;
      const { location } = session;
      if (context.parameterSet === 'Stack') {
        for (const name of parameters.StackName ?? [''])
          for (const place of [...stackOf(session, name)].reverse()) context.write(place);
        return;
      }
      const wanted =
        parameters.PSDrive ??
        (parameters.PSProvider ?? []).flatMap((name) =>
          location.drives
            .all()
            .filter((drive) => drive.provider.name.toLowerCase() === name.toLowerCase())
            .map((drive) => drive.name),
        );
      if (!parameters.PSDrive && !parameters.PSProvider) return context.write(location.current);
      eachReporting(context, wanted, (name) => {
        const drive = location.drives.find(name);
        if (!drive) throw driveNotFound(name);
        context.write(
          drive === location.drive
            ? location.current
            : location.pathInfo(drive, placeFor(session, `${drive.name}:${drive.currentLocation}`).path),
        );
      });
    },
  }),
});
