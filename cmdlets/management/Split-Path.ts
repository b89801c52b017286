import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { FormatException } from '../../src/engine/errors/exception-types.js';
import { recordError } from '../../src/engine/errors/terminating.js';
import { extensionOf } from '../../src/engine/types/io/file-system-items.js';
import { isAbsolutePath, leafBaseOf, leafOf, normalizeSlashes, parentOf, qualifierOf } from './items/path-text.js';
import { resolveItems } from './providers/globbing.js';
import { badArgument, eachReporting, itemError } from './providers/item-errors.js';
import { credentialParameter } from './providers/path-parameters.js';
import { placeText } from './providers/places.js';

const sets = [
  'ParentSet',
  'LeafSet',
  'LeafBaseSet',
  'ExtensionSet',
  'QualifierSet',
  'NoQualifierSet',
  'IsAbsoluteSet',
  'LiteralPathSet',
] as const;
const path = { mandatory: true, position: 0, pipeline: true, byName: true } as const;

/** Takes a part out of a path. */
export const SplitPath = cmdlet({
  name: 'Split-Path',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Takes a part out of a path: the folder, the name, the extension, the drive.',
  defaultSet: 'ParentSet',
  sets,
  outputTypes: ['System.String', 'System.Boolean'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The paths.',
      sets: {
        ParentSet: path,
        LeafSet: path,
        LeafBaseSet: path,
        ExtensionSet: path,
        QualifierSet: path,
        NoQualifierSet: path,
        IsAbsoluteSet: path,
      },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The paths, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPathSet: { mandatory: true, byName: true } },
    },
    Parent: { type: switchParameter, help: 'The folder; so without any other choice.', sets: { ParentSet: {} } },
    Leaf: { type: switchParameter, help: 'The last part.', sets: { LeafSet: { mandatory: true } } },
    LeafBase: {
      type: switchParameter,
      help: 'The last part without its extension.',
      sets: { LeafBaseSet: { mandatory: true } },
    },
    Extension: {
      type: switchParameter,
      help: 'The extension with its dot.',
      sets: { ExtensionSet: { mandatory: true } },
    },
    Qualifier: {
      type: switchParameter,
      help: 'The drive with its colon.',
      aliases: [],
      sets: { QualifierSet: { mandatory: true } },
    },
    NoQualifier: {
      type: switchParameter,
      help: 'The path without the drive.',
      sets: { NoQualifierSet: { mandatory: true } },
    },
    IsAbsolute: {
      type: switchParameter,
      help: 'Whether the path begins at a root.',
      sets: { IsAbsoluteSet: { mandatory: true } },
    },
    Resolve: { type: switchParameter, help: 'Works on the items that are there.' },
    Credential: credentialParameter,
  },
  examples: [
    { code: 'Split-Path C:/data/users.csv -Leaf', remarks: 'users.csv.' },
    { code: 'Split-Path data/users.csv -Extension', remarks: '.csv.' },
  ],
  run: (context) => ({
    process() {
      const { parameters, session, parameterSet } = context;
      const literal = parameters.LiteralPath !== undefined;
      eachReporting(context, parameters.LiteralPath ?? parameters.Path ?? [], (text) => {
        const paths = parameters.Resolve ? resolveItems(session, text, literal).map(placeText) : [text];
        for (const one of paths) context.write(part(one));
      });

      function part(text: string): string | boolean {
        switch (parameterSet) {
          case 'LeafSet':
            return leafOf(session, text);
          case 'LeafBaseSet':
            return leafBaseOf(leafOf(session, text));
          case 'ExtensionSet':
            return extensionOf(leafOf(session, text));
          case 'QualifierSet':
            return qualifier(text);
          case 'NoQualifierSet':
            return normalizeSlashes(session, text.slice(qualifierOf(text).length));
          case 'IsAbsoluteSet':
            return isAbsolutePath(session, text);
          default:
            return parent(text);
        }
      }

      function parent(text: string): string {
        const found = parentOf(session, text);
        if (found === null && !session.windows) throw recordError(badArgument('path'));
        return found ?? '';
      }

      function qualifier(text: string): string {
        const found = qualifierOf(text);
        if (found !== '') return found;
        const message = `Cannot parse path because path '${text}' does not have a qualifier specified.`;
        throw recordError(itemError(FormatException, message, 'ParsePathFormatError', 'InvalidArgument', text));
      }
    },
  }),
});
