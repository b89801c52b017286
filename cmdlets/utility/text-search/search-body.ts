import { readFileSync } from 'node:fs';
import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toTextCulture } from '../../../src/engine/convert/text.js';
import { ItemNotFoundException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { decodeFile, type TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { typeNamesOf } from '../../../src/engine/values/custom-object.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { formattingOf } from '../../../src/format/formatting-of.js';
import { readProperty } from '../../../src/format/property-reader.js';
import { filesOf, isWanted } from './found-files.js';
import { LineScanner, LineSearch, type SearchOptions } from './line-search.js';
import { inputStream, MatchInfo } from './match-info.js';

/** Parameters of Select-String. */
interface SearchParameters {
  readonly InputObject: Value;
  readonly Pattern: readonly string[];
  readonly Path: readonly string[] | undefined;
  readonly LiteralPath: readonly string[] | undefined;
  readonly SimpleMatch: boolean;
  readonly CaseSensitive: boolean;
  readonly Quiet: boolean;
  readonly List: boolean;
  readonly Raw: boolean;
  readonly NoEmphasis: boolean;
  readonly NotMatch: boolean;
  readonly AllMatches: boolean;
  readonly Include: readonly string[] | undefined;
  readonly Exclude: readonly string[] | undefined;
  readonly Encoding: TextEncoding | undefined;
  readonly Context: readonly number[] | undefined;
}

type SearchContext = Pick<
  CmdletContext<unknown>,
  'session' | 'script' | 'host' | 'write' | 'writeError' | 'stopUpstream'
>;

/** The body of Select-String. */
export function searchBody(context: SearchContext, p: SearchParameters): CmdletBody {
  const options = optionsOf(context, p);
  const search = searchOf(options);
  let done = false;
  const emit = (match: MatchInfo): void => {
    if (p.Quiet) done = true;
    else context.write(p.Raw ? match.facts.line : match);
  };
  const pipelineLines = new LineScanner(search, options, inputStream, emit);
  return {
    process() {
      if (done) return;
      const paths = p.LiteralPath ?? p.Path;
      if (paths) for (const path of paths) searchPath(context, p, search, options, path, emit);
      else searchObject(context, p, search, options, pipelineLines, emit);
    },
    end() {
      pipelineLines.end();
      if (done) context.write(true);
    },
  };
}

function optionsOf({ session, host }: SearchContext, p: SearchParameters): SearchOptions {
  const [before, after] = p.Context ?? [];
  return {
    patterns: p.Pattern,
    simple: p.SimpleMatch,
    caseSensitive: p.CaseSensitive,
    notMatch: p.NotMatch,
    allMatches: p.AllMatches && !p.SimpleMatch,
    context: before === undefined ? null : { before, after: after ?? before },
    emphasize: !p.NoEmphasis && host.supportsAnsi && formattingOf(session).style.outputRendering !== 'PlainText',
  };
}

function searchOf(options: SearchOptions): LineSearch {
  try {
    return new LineSearch(options);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message = `The string ${options.patterns[0]} is not a valid regular expression: ${error.message}`;
    throw recordError(
      errorRecord({
        exception: newException(ArgumentException, message),
        id: 'InvalidRegex',
        category: 'InvalidArgument',
      }),
    );
  }
}

function searchObject(
  context: SearchContext,
  p: SearchParameters,
  search: LineSearch,
  options: SearchOptions,
  lines: LineScanner,
  emit: (match: MatchInfo) => void,
): void {
  const { InputObject } = p;
  if (isNullish(InputObject)) return;
  if (typeNamesOf(InputObject).includes('System.IO.FileInfo')) {
    const path = toTextCulture(context.script, readProperty(context.script, InputObject, 'FullName'));
    searchFile(context, p, search, options, path, emit);
    return;
  }
  lines.next(InputObject instanceof MatchInfo ? InputObject.facts.line : toTextCulture(context.script, InputObject));
}

function searchPath(
  context: SearchContext,
  p: SearchParameters,
  search: LineSearch,
  options: SearchOptions,
  path: string,
  emit: (match: MatchInfo) => void,
): void {
  const files = filesOf(context.session, path, p.LiteralPath !== undefined);
  if (files === null) {
    const full = context.session.location.resolve(path);
    const exception = newException(ItemNotFoundException, `Cannot find path '${full}' because it does not exist.`);
    context.writeError(errorRecord({ exception, id: 'PathNotFound', category: 'ObjectNotFound', target: full }));
    return;
  }
  for (const file of files) {
    if (isWanted(file, p.Include, p.Exclude)) searchFile(context, p, search, options, file, emit);
  }
}

function searchFile(
  context: SearchContext,
  p: SearchParameters,
  search: LineSearch,
  options: SearchOptions,
  path: string,
  emit: (match: MatchInfo) => void,
): void {
  let text: string;
  try {
    text = decodeFile(
      onFile(path, (file) => readFileSync(file)),
      p.Encoding,
    );
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message = `The file ${path} cannot be read: ${error.message}`;
    context.writeError(
      errorRecord({
        exception: newException(ArgumentException, message),
        id: 'ProcessingFile',
        category: 'InvalidArgument',
        target: path,
      }),
    );
    return;
  }
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const scanner = new LineScanner(search, options, path, emit);
  for (const line of lines) if (scanner.next(line) && (p.List || p.Quiet)) break;
  scanner.end();
}
