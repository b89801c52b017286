import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, validSet } from '../../src/engine/command/validation.js';
import { writeHelp } from './help/write.js';

/** Shows how a command is used. */
export const GetHelp = cmdlet({
  name: 'Get-Help',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Shows how a command is used.',
  defaultSet: 'AllUsersView',
  sets: ['AllUsersView', 'DetailedView', 'Examples', 'Parameters', 'Online'],
  parameters: {
    Name: {
      type: string,
      position: 0,
      byName: true,
      validate: [notNullOrEmpty],
      help: 'The command or topic; wildcards are understood.',
    },
    Path: { type: string, help: 'Where the command is to be looked for.' },
    Category: {
      type: stringArray,
      validate: [
        validSet([
          'Alias',
          'Cmdlet',
          'Provider',
          'General',
          'FAQ',
          'Glossary',
          'HelpFile',
          'ScriptCommand',
          'Function',
          'Filter',
          'ExternalScript',
          'All',
          'DefaultHelp',
          'DscResource',
          'Class',
          'Configuration',
        ]),
      ],
      help: 'Only help about this kind of thing.',
    },
    Detailed: {
      type: switchParameter,
      sets: { DetailedView: { mandatory: true } },
      help: 'Parameters and examples, too.',
    },
    Full: { type: switchParameter, sets: { AllUsersView: {} }, help: 'Everything.' },
    Examples: { type: switchParameter, sets: { Examples: { mandatory: true } }, help: 'Only the examples.' },
    Parameter: {
      type: stringArray,
      sets: { Parameters: { mandatory: true } },
      help: 'Only the description of these parameters.',
    },
    Component: { type: stringArray, help: 'Only help for this component.' },
    Functionality: { type: stringArray, help: 'Only help for this functionality.' },
    Role: { type: stringArray, help: 'Only help for this role.' },
    Online: { type: switchParameter, sets: { Online: { mandatory: true } }, help: 'Opens the page on the web.' },
  },
  examples: [
    { code: 'Get-Help Where-Object', remarks: 'What it does and how it is written.' },
    { code: 'Get-Help Where-Object -Examples', remarks: 'The examples only.' },
    { code: 'Get-Help Where-Object -Parameter Property', remarks: 'One parameter.' },
  ],
  run(context) {
    return {
      process() {
        writeHelp(context);
      },
    };
  },
});
