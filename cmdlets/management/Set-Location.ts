import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { passLocation, setLocation } from './items/locations.js';

/** Goes to another folder or drive. */
export const SetLocation = cmdlet({
  name: 'Set-Location',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Goes to another folder or drive.',
  description: ['`-` goes back to the location before, `+` forth again.'],
  aliases: ['cd', 'chdir', 'sl'],
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath', 'Stack'],
  outputTypes: ['System.Management.Automation.PathInfo'],
  parameters: {
    Path: {
      type: string,
      help: 'Where to go; without it to the home folder.',
      wildcards: true,
      sets: { Path: { position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'Where to go, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    PassThru: { type: switchParameter, help: 'Writes the new location.' },
    StackName: {
      type: string,
      help: 'The stack that Push-Location and Pop-Location use from now on.',
      sets: { Stack: { byName: true } },
    },
  },
  examples: [{ code: 'Set-Location Env:; (Get-Location).Drive.Name', remarks: 'Env.' }],
  run: (context) => ({
    process() {
      const { Path, LiteralPath, StackName } = context.parameters;
      try {
        if (StackName !== undefined) context.session.location.stackName = StackName;
        else setLocation(context.session, LiteralPath ?? Path ?? '', LiteralPath !== undefined);
      } catch (error) {
        if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
        return context.writeError(error.record);
      }
      passLocation(context);
    },
  }),
});
