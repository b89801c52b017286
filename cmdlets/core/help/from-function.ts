import { blockTable } from '../../../src/engine/command/command-table.js';
import { listedSets, setSyntax } from '../../../src/engine/command/syntax.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { ParameterAst } from '../../../src/language/ast.js';
import { textOf } from '../../../src/language/extent.js';
import { type CommentHelp, commentLines, readCommentHelp, trimmed } from './comment.js';
import { helpParameters, shortTypeName } from './parameters.js';
import { exampleTitle, type HelpExample, type HelpTopic } from './topic.js';

/** A function or script with its name. */
export interface ScriptedCommand {
  readonly name: string;
  /** `Function`, `ExternalScript`, … */
  readonly category: string;
  readonly module: string;
  readonly block: ScriptBlock;
  readonly aliases: readonly string[];
}

/** The help of a function or script: its comments, or without them what its parameters say. */
export function topicOfBlock(session: Session, command: ScriptedCommand): HelpTopic {
  const { block, name } = command;
  const { code } = block;
  const comments = code.definition?.helpComments ?? code.ast.helpComments;
  const help = comments.length > 0 ? readCommentHelp(comments) : null;
  const table = blockTable(session, block, name);
  const declared: readonly ParameterAst[] = code.definition?.parameters ?? code.ast.paramBlock?.parameters ?? [];
  const common = help !== null && !table.isAdvanced ? ' [<CommonParameters>]' : '';
  return {
    name,
    category: command.category,
    module: command.module,
    written: help !== null,
    synopsis: help?.synopsis ?? '',
    description: help?.description ?? [],
    syntax: listedSets(table).map((set) => {
      const text = help ? setSyntax(table, set, (one) => shortTypeName(one.typeName)) : setSyntax(table, set);
      return `${name} ${text}${common}`;
    }),
    parameters: helpParameters(table, (parameter) => {
      const ast = declared.find((one) => one.variable.path.name.toLowerCase() === parameter.name.toLowerCase());
      return {
        description: help?.parameters.get(parameter.name.toLowerCase()) ?? commentsOf(ast),
        defaultValue: ast?.defaultValue ? textOf(ast.defaultValue.extent) : '',
        wildcards: false,
        showAliases: false,
      };
    }),
    ...wordsOf(help),
    aliases: command.aliases,
    hasCommonParameters: help !== null,
  };
}

function wordsOf(help: CommentHelp | null): Pick<HelpTopic, 'examples' | 'inputs' | 'outputs' | 'notes' | 'links'> {
  if (help === null) return { examples: [], inputs: [], outputs: [], notes: [], links: [] };
  const { inputs, outputs, notes, links } = help;
  return { examples: help.examples.map(exampleOf), inputs, outputs, notes, links };
}

/** Comments right before a parameter describe it. */
function commentsOf(ast: ParameterAst | undefined): readonly string[] {
  return ast ? trimmed(ast.comments.flatMap((comment) => commentLines(comment.text))) : [];
}

/** The code goes up to the first empty line (all of it when there is none); the rest are remarks. A typed prompt is removed. */
function exampleOf(lines: readonly string[], index: number): HelpExample {
  const empty = lines.indexOf('');
  const code = empty < 0 ? lines : lines.slice(0, empty);
  const rest = empty < 0 ? [] : lines.slice(empty + 1);
  return {
    title: exampleTitle(index + 1),
    code: code.join('\n').replace(/^(PS>|PS C:\\>|C:\\PS>)\s*/, ''),
    remarks: rest,
  };
}
