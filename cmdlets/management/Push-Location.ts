import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { goTo, passLocation, stackOf } from './items/locations.js';

/** Remembers the current location, and goes to another. */
export const PushLocation = cmdlet({
  name: 'Push-Location',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Remembers the current location, and goes to another.',
  aliases: ['pushd'],
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  outputTypes: ['System.Management.Automation.PathInfo'],
  parameters: {
    Path: {
      type: string,
      help: 'Where to go.',
      wildcards: true,
      sets: { Path: { position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'Where to go, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { byName: true } },
    },
    PassThru: { type: switchParameter, help: 'Writes the new location.' },
    StackName: { type: string, help: 'The stack to remember it on.', byName: true },
  },
  examples: [{ code: 'Push-Location Env:; Pop-Location; (Get-Location).Provider.Name', remarks: 'FileSystem.' }],
  run: (context) => ({
    process() {
      const { session, parameters } = context;
      const { Path, LiteralPath, StackName } = parameters;
      const stack = stackOf(session, StackName ?? session.location.stackName);
      stack.push(session.location.current);
      try {
        const path = LiteralPath ?? Path;
        if (path !== undefined) goTo(session, path, LiteralPath !== undefined);
      } catch (error) {
        if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
        return context.writeError(error.record);
      }
      passLocation(context);
    },
  }),
});
