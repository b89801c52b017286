import { existsSync, readFileSync, statSync } from 'node:fs';
import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText, toTextCulture } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { decodeFile, type TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { typeNamesOf } from '../../../src/engine/values/custom-object.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { formattingOf } from '../../../src/format/formatting-of.js';
import { readProperty } from '../../../src/format/property-reader.js';
import { pathNotFound } from '../../management/providers/item-errors.js';
import { ContextTracker } from './context-tracker.js';
import { filesOf, isWanted } from './found-files.js';
import { LineSearch, type SearchOptions } from './line-search.js';
import { inputStream, MatchContext, MatchInfo } from './match-info.js';

/** Parameters of Select-String. */
export interface SearchParameters {
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
  'session' | 'script' | 'host' | 'write' | 'writeError' | 'warning' | 'throwTerminating'
>;

/** Takes the lines of one text; matches are written when the lines around them are known. */
interface Lines {
  add(line: string, match: MatchInfo | null): void;
  end(): void;
  /** What is complete and not yet written. */
  readonly ready: MatchInfo[];
}

/** The body of Select-String. */
export function searchBody(context: SearchContext, p: SearchParameters): CmdletBody {
  return new StringSelection(context, p);
}

class StringSelection implements CmdletBody {
  readonly #context: SearchContext;
  readonly #parameters: SearchParameters;
  readonly #options: SearchOptions;
  readonly #search: LineSearch;
  #size: SearchOptions['context'];
  #pipeline: Lines;
  #records = 0;
  #done = false;

  constructor(context: SearchContext, parameters: SearchParameters) {
    this.#context = context;
    this.#parameters = parameters;
    this.#options = optionsOf(context, parameters);
    this.#search = new LineSearch(this.#options);
    this.#size = this.#options.context;
    this.#pipeline = this.#lines();
  }

  process(): void {
    if (this.#done) return;
    const { script } = this.#context;
    const paths = this.#parameters.LiteralPath ?? this.#parameters.Path;
    const { InputObject } = this.#parameters;
    if (paths) this.#searchFiles(this.#resolved(paths).filter((file) => !isFolder(file)));
    else if (typeNamesOf(InputObject).includes('System.IO.FileInfo'))
      this.#searchFiles([toTextCulture(script, readProperty(script, InputObject, 'FullName'))]);
    else this.#searchObject(isNullish(InputObject) ? '' : InputObject);
  }

  end(): void {
    this.#pipeline.end();
    if (!this.#done) this.#flush(this.#pipeline);
  }

  #lines(): Lines {
    const ready: MatchInfo[] = [];
    if (this.#size === null)
      return { ready, add: (_line, match) => void (match && ready.push(match)), end: () => undefined };
    const tracker = new ContextTracker(this.#size, (match) => void ready.push(match));
    return { ready, add: (line, match) => tracker.add(line, match), end: () => tracker.end() };
  }

  /** A line of the pipeline, or a match of another search, which goes through as it is. */
  #searchObject(object: Value): void {
    this.#records++;
    const found = object instanceof MatchInfo ? object : null;
    if (found && this.#size !== null) {
      this.#size = null;
      this.#pipeline = this.#lines();
      this.#context.warning(
        'The option "Context" is not valid when searching results that are piped from Select-String output.',
      );
    }
    const line = found ? found.facts.line : toText(this.#context.script, object);
    const hit = this.#test(line, inputStream, this.#records);
    this.#pipeline.add(line, hit && found ? found.filtered() : hit);
    if (this.#flush(this.#pipeline) && this.#parameters.Quiet) this.#done = true;
  }

  #test(line: string, path: string, lineNumber: number): MatchInfo | null {
    const { caseSensitive, emphasize, simple } = this.#options;
    const hit = this.#search.test(line);
    if (!hit) return null;
    return new MatchInfo({
      line,
      lineNumber,
      path,
      pattern: hit.pattern,
      ignoreCase: !caseSensitive,
      matches: hit.matches,
      context: this.#size ? new MatchContext() : null,
      emphasize: emphasize && !simple,
    });
  }

  /** Every path has to lead somewhere before any file is read. */
  #resolved(paths: readonly string[]): string[] {
    const { session } = this.#context;
    const literal = this.#parameters.LiteralPath !== undefined;
    return paths.flatMap((path) => {
      if (literal) return [session.location.resolve(path)];
      return (
        filesOf(session, path, false) ?? this.#context.throwTerminating(pathNotFound(session.location.resolve(path)))
      );
    });
  }

  #searchFiles(files: readonly string[]): void {
    const { Quiet, List } = this.#parameters;
    for (const file of files) if (this.#searchFile(file) && Quiet) return;
    if (Quiet) this.#context.write(List ? null : false);
  }

  #searchFile(path: string): boolean {
    const { Include, Exclude, Quiet, List } = this.#parameters;
    if (!isWanted(path, Include, Exclude)) return false;
    const text = this.#read(path);
    if (text === null) return false;
    const lines = this.#lines();
    let found = false;
    for (const [k, line] of textLines(text).entries()) {
      lines.add(line, this.#test(line, path, k + 1));
      if (lines.ready.length === 0) continue;
      found = true;
      if (Quiet || List) break;
      this.#flush(lines);
    }
    lines.end();
    return this.#flush(lines) || found;
  }

  #read(path: string): string | null {
    try {
      const bytes = onFile(path, (file) => readFileSync(file));
      return decodeFile(bytes, this.#parameters.Encoding);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      const message = `The file ${path} cannot be read: ${error.message}`;
      const exception = newException(ArgumentException, message, error.exception);
      this.#context.writeError(errorRecord({ exception, id: 'ProcessingFile', category: 'InvalidArgument' }));
      return null;
    }
  }

  /** Writes what is ready; true when there was anything. */
  #flush({ ready }: Lines): boolean {
    if (ready.length === 0) return false;
    const { Raw, Quiet, List } = this.#parameters;
    if (Raw) for (const match of ready) this.#context.write(match.facts.line);
    else if (Quiet && !List) this.#context.write(true);
    else for (const match of List ? ready.slice(0, 1) : ready) this.#context.write(match);
    ready.length = 0;
    return true;
  }
}

function optionsOf({ session, host }: SearchContext, p: SearchParameters): SearchOptions {
  const [before = 0, after = before] = p.Context ?? [];
  return {
    patterns: p.Pattern,
    simple: p.SimpleMatch,
    caseSensitive: p.CaseSensitive,
    notMatch: p.NotMatch,
    allMatches: p.AllMatches && !p.SimpleMatch,
    context: p.Raw || (before === 0 && after === 0) ? null : { before, after },
    emphasize: !p.NoEmphasis && host.supportsAnsi && formattingOf(session).style.outputRendering !== 'PlainText',
  };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function textLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
