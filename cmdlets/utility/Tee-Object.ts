import type { CmdletBody, CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { TextEncoding } from '../../src/engine/types/io/encoding.js';
import type { ReplacingFile } from '../../src/engine/types/io/replacing-file.js';
import { itemsOf } from '../../src/engine/values/arrays.js';
import type { Value } from '../../src/engine/values/value.js';
import { lineEnd, textDocument } from '../../src/format/text-document.js';
import { dataFile, openDataFile } from './data/data-files.js';

/** Hands objects on, and keeps them in a file or a variable. */
export const TeeObject = cmdlet({
  name: 'Tee-Object',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Hands objects on, and keeps them in a file or a variable.',
  aliases: ['tee'],
  defaultSet: 'File',
  sets: ['File', 'LiteralFile', 'Variable'],
  parameters: {
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
    FilePath: {
      type: string,
      help: 'The file to write to.',
      aliases: ['Path'],
      sets: { File: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralFile: { mandatory: true } },
    },
    Append: { type: switchParameter, help: 'Adds to what is there instead of replacing it.', sets: { File: {} } },
    Encoding: {
      type: encoding,
      help: 'How the characters are stored.',
      sets: { File: {}, LiteralFile: {} },
      validate: [notNullOrEmpty],
    },
    Variable: { type: string, help: 'The variable to keep the objects in.', sets: { Variable: { mandatory: true } } },
  },
  examples: [{ code: '1, 2 | Tee-Object -Variable kept | Out-Null; $kept.Count', remarks: '2.' }],
  run: (context) =>
    context.parameters.Variable === undefined
      ? teeToFile(context)
      : teeToVariable(context, context.parameters.Variable),
});

type TeeContext = Pick<CmdletContext<unknown>, 'session' | 'script' | 'write'> & {
  readonly parameters: {
    readonly InputObject: Value;
    readonly FilePath: string | undefined;
    readonly LiteralPath: string | undefined;
    readonly Append: boolean;
    readonly Encoding: TextEncoding | undefined;
  };
};

function teeToFile(context: TeeContext): CmdletBody {
  const { parameters: p, session } = context;
  const path = p.FilePath ?? p.LiteralPath ?? '';
  let file: ReplacingFile | null = null;
  const newline = lineEnd(session);
  const document = textDocument(session, undefined, (text) => file?.write(text + newline));
  return {
    begin() {
      const target = dataFile(session, path, p.FilePath === undefined);
      file = openDataFile(target, { encoding: p.Encoding, append: p.Append });
    },
    process() {
      document.process(p.InputObject);
      context.write(p.InputObject);
    },
    end() {
      document.end();
      file?.commit();
    },
    clean: () => file?.abandon(),
  };
}

function teeToVariable(context: TeeContext, name: string): CmdletBody {
  const { parameters: p, session } = context;
  const kept: Value[] = [];
  const { scope } = session;
  return {
    begin() {
      const before = p.Append ? scope.find(name.toLowerCase())?.read() : null;
      if (before !== null && before !== undefined) kept.push(...itemsOf(before));
    },
    process() {
      kept.push(p.InputObject);
      context.write(p.InputObject);
    },
    end: () => session.setVariable(scope, name.toLowerCase(), name, kept.length === 1 ? kept[0] : kept),
  };
}
