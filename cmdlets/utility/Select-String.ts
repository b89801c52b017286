import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import {
  int32Array,
  psobject,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { countBetween, notNull, notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { cultureName } from './objects/culture-names.js';
import { searchBody } from './text-search/search-body.js';

/** Finds text in strings and files. */
export const SelectString = cmdlet({
  name: 'Select-String',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Finds text in strings and files.',
  aliases: ['sls'],
  defaultSet: 'File',
  sets: ['File', 'Object', 'ObjectRaw', 'FileRaw', 'LiteralFile', 'LiteralFileRaw'],
  outputTypes: ['Microsoft.PowerShell.Commands.MatchInfo', 'System.Boolean', 'System.String'],
  parameters: {
    Culture: {
      type: string,
      help: 'Culture whose rules the comparison follows.',
      validate: [cultureName(['Ordinal', 'Invariant', 'Current']), notNull],
    },
    InputObject: {
      type: psobject,
      help: 'The texts to search.',
      sets: { Object: { mandatory: true, pipeline: true }, ObjectRaw: { mandatory: true, pipeline: true } },
      allowNull: true,
      allowEmptyString: true,
    },
    Pattern: {
      type: stringArray,
      help: 'What to find: regular expressions, or texts with -SimpleMatch.',
      mandatory: true,
      position: 0,
    },
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      sets: {
        File: { mandatory: true, position: 1, byName: true },
        FileRaw: { mandatory: true, position: 1, byName: true },
      },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralFile: { mandatory: true, byName: true }, LiteralFileRaw: { mandatory: true, byName: true } },
    },
    Raw: {
      type: switchParameter,
      help: 'Outputs the lines that match as strings.',
      sets: { ObjectRaw: { mandatory: true }, FileRaw: { mandatory: true }, LiteralFileRaw: { mandatory: true } },
    },
    SimpleMatch: { type: switchParameter, help: 'Takes the pattern as a plain text.' },
    CaseSensitive: { type: switchParameter, help: 'Treats upper and lower case as different.' },
    Quiet: {
      type: switchParameter,
      help: 'Outputs True instead of the matches.',
      sets: { Object: {}, File: {}, LiteralFile: {} },
    },
    List: { type: switchParameter, help: 'Only the first match in each file.' },
    NoEmphasis: { type: switchParameter, help: 'Does not highlight the matches.' },
    Include: { type: stringArray, help: 'Only items that match; wildcards are allowed.', validate: [notNullOrEmpty] },
    Exclude: { type: stringArray, help: 'Items to leave out; wildcards are allowed.', validate: [notNullOrEmpty] },
    NotMatch: { type: switchParameter, help: 'Finds what does not match.' },
    AllMatches: { type: switchParameter, help: 'Finds every match in a line, not only the first.' },
    Encoding: { type: encoding, help: 'How the characters are stored.', validate: [notNullOrEmpty] },
    Context: {
      type: int32Array,
      help: 'How many lines before and after a match to show.',
      validate: [notNullOrEmpty, countBetween(1, 2), range(0, 2147483647)],
    },
  },
  examples: [
    { code: "'apple', 'pear' | Select-String 'p{2}'", remarks: 'apple.' },
    { code: "'a1b22' | Select-String '\\d+' -AllMatches | ForEach-Object { $_.Matches.Value }", remarks: '1 and 22.' },
  ],
  run: (context) => searchBody(context, context.parameters),
});
