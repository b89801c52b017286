import { cmdlet } from '../../src/engine/command/definition.js';
import {
  objectArray,
  psobject,
  scriptBlock,
  string,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { notHere } from './not-here.js';
import { connection, destination, machine } from './sessions/invoke-parameters.js';

/** Runs a script block. */
export const InvokeCommand = cmdlet({
  name: 'Invoke-Command',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs a script block.',
  defaultSet: 'InProcess',
  sets: [
    'InProcess',
    'Session',
    'FilePathRunspace',
    'ComputerName',
    'FilePathComputerName',
    'Uri',
    'FilePathUri',
    'VMId',
    'VMName',
    'FilePathVMId',
    'FilePathVMName',
    'SSHHost',
    'ContainerId',
    'FilePathContainerId',
    'SSHHostHashParam',
    'FilePathSSHHost',
    'FilePathSSHHostHash',
  ],
  aliases: ['icm'],
  parameters: {
    ...destination,
    ScriptBlock: {
      type: scriptBlock,
      aliases: ['Command'],
      sets: {
        ComputerName: { mandatory: true, position: 1 },
        Session: { mandatory: true, position: 1 },
        Uri: { mandatory: true, position: 1 },
        InProcess: { mandatory: true, position: 0 },
        VMId: { mandatory: true, position: 1 },
        VMName: { mandatory: true, position: 1 },
        ContainerId: { mandatory: true, position: 1 },
        SSHHost: { mandatory: true, position: 1 },
        SSHHostHashParam: { mandatory: true, position: 1 },
      },
      validate: [notNull],
      help: 'The commands to run.',
    },
    NoNewScope: { type: switchParameter, sets: { InProcess: {} }, help: 'Runs it in the current scope.' },
    FilePath: {
      type: string,
      aliases: ['PSPath'],
      sets: {
        FilePathComputerName: { mandatory: true, position: 1 },
        FilePathRunspace: { mandatory: true, position: 1 },
        FilePathUri: { mandatory: true, position: 1 },
        FilePathVMId: { mandatory: true, position: 1 },
        FilePathVMName: { mandatory: true, position: 1 },
        FilePathContainerId: { mandatory: true, position: 1 },
        FilePathSSHHost: { mandatory: true },
        FilePathSSHHostHash: { mandatory: true },
      },
      validate: [notNull],
      help: 'Path of a script file to run.',
    },
    ...connection,
    InputObject: {
      type: psobject,
      pipeline: true,
      help: 'The objects to work on; usually they come through the pipeline.',
    },
    ArgumentList: { type: objectArray, aliases: ['Args'], help: 'Arguments for the script block or command.' },
    ...machine,
  },
  examples: [
    {
      code: 'Invoke-Command { param($a, $b) "$a-$b" } -ArgumentList 1, 2',
      remarks: 'Runs a script block with arguments.',
    },
  ],
  run(context) {
    if (context.parameterSet !== 'InProcess') {
      return notHere(context, 'there is no remoting to other computers. With a script block alone it runs here.');
    }
    const input: Value[] = [];
    return {
      process() {
        if (context.expectingInput) input.push(context.input);
      },
      end() {
        const { ScriptBlock: block, ArgumentList, NoNewScope } = context.parameters;
        context.session.callBlock(block!, {
          args: ArgumentList ?? [],
          dotted: NoNewScope,
          out: context.out,
          ...(context.expectingInput ? { input } : {}),
        });
      },
    };
  },
});
