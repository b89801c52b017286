import { cmdlet } from '../../src/engine/command/definition.js';
import { dateTime, enumType, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { DriveNotFoundException, PSArgumentNullException } from '../../src/engine/errors/engine-exceptions.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { matchesTest } from './items/path-test.js';
import { itemError } from './providers/item-errors.js';
import { credentialParameter, filterParameters, givenPaths, pathSets } from './providers/path-parameters.js';

/** Tells whether something is at a path. */
export const TestPath = cmdlet({
  name: 'Test-Path',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tells whether something is at a path.',
  defaultSet: 'Path',
  sets: pathSets,
  outputTypes: ['System.Boolean'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The paths; wildcards are allowed.',
      wildcards: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
      sets: { Path: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The paths, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    ...filterParameters,
    PathType: {
      type: enumType('Microsoft.PowerShell.Commands.TestPathType', ['Any', 'Container', 'Leaf']),
      help: 'What must be there: a folder (Container), a file (Leaf), or either.',
      aliases: ['Type'],
      default: 'Any' as const,
    },
    IsValid: { type: switchParameter, help: 'Only whether the path is well formed.' },
    Credential: credentialParameter,
    OlderThan: { type: dateTime, help: 'Only files last written before this time.' },
    NewerThan: { type: dateTime, help: 'Only files last written after this time.' },
  },
  examples: [
    { code: 'Test-Path no-such-file.txt', remarks: 'False.' },
    { code: 'Test-Path Env:PATH', remarks: 'True.' },
  ],
  run: (context) => ({
    process() {
      const { parameters } = context;
      const { paths, literal } = givenPaths(parameters);
      if (!paths || paths.length === 0) return context.writeError(nullPath());
      for (const path of paths) {
        if (path === null || path === undefined) context.writeError(nullPath());
        else context.write(matches(path, literal));
      }

      function matches(path: string, isLiteral: boolean): boolean {
        if (path.trim() === '') return false;
        try {
          return matchesTest(context.session, path, isLiteral, parameters);
        } catch (error) {
          if (error instanceof TerminatingError && error.exception.typeName === DriveNotFoundException.fullName)
            return false;
          throw error;
        }
      }
    },
  }),
});

function nullPath() {
  const message = "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')";
  return itemError(PSArgumentNullException, message, 'NullPathNotPermitted', 'InvalidArgument');
}
