import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { HelpNotFoundException, PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { findTopic, searchTopics } from './find.js';
import type { HelpView } from './layout.js';
import { helpObject, parameterObject } from './objects.js';
import type { HelpTopic } from './topic.js';
import { registerHelpViews } from './views.js';

/** The parameters of Get-Help. */
export interface HelpParameters {
  readonly Name: string | undefined;
  readonly Full: boolean;
  readonly Detailed: boolean;
  readonly Examples: boolean;
  readonly Online: boolean;
  readonly Parameter: readonly string[] | undefined;
}

type HelpContext = CmdletContext<HelpParameters>;

/** Writes the help of a command, a list when several match, or an error when none does. */
export function writeHelp(context: HelpContext): void {
  registerHelpViews(context.script);
  const { Name: name = 'Get-Help', Online } = context.parameters;
  const hasWildcards = /[*?[]/.test(name);
  const exact = hasWildcards ? null : findTopic(context.session, name);
  const topics = exact ? [exact] : searchTopics(context.session, name);
  if (topics.length === 0) {
    if (!hasWildcards) notFound(context, name);
  } else if (Online) openPage(context, topics[0]!);
  else if (topics.length === 1) writeTopic(context, topics[0]!);
  else for (const topic of topics) context.write(summary(topic));
}

function viewOf(parameters: HelpParameters): HelpView {
  if (parameters.Full) return 'full';
  if (parameters.Detailed) return 'detailed';
  return parameters.Examples ? 'examples' : 'default';
}

function writeTopic(context: HelpContext, topic: HelpTopic): void {
  const { Parameter } = context.parameters;
  if (Parameter === undefined) {
    context.write(helpObject(topic, viewOf(context.parameters)));
    return;
  }
  for (const wanted of Parameter) {
    const pattern = new WildcardPattern(wanted, false);
    const found = topic.parameters.filter((parameter) => pattern.matches(parameter.name));
    if (found.length === 0) noParameter(context, wanted);
    for (const parameter of found) context.write(parameterObject(parameter));
  }
}

/** One line of the list that several matching topics make. */
function summary(topic: HelpTopic): CustomObject {
  return CustomObject.from(
    [
      ['Name', topic.name],
      ['Category', topic.category],
      ['Module', topic.module],
      ['Synopsis', topic.synopsis],
    ],
    ['HelpInfoShort'],
  );
}

function openPage(context: HelpContext, topic: HelpTopic): void {
  const address = topic.links.find((link) => /^https?:/i.test(link));
  const text =
    address === undefined
      ? 'The online version of this Help topic cannot be displayed because the Internet address (URI) of the Help topic is not specified in the command code or in the help file for the command.'
      : `migsh opens no browser. The page is ${address}`;
  const exception = newException(PSArgumentException, text);
  context.writeError(
    errorRecord({ exception, id: 'InvalidOperation', category: 'InvalidOperation', target: topic.name }),
  );
}

function notFound(context: HelpContext, name: string): void {
  const text = `Get-Help could not find ${name} in a help file in this session.`;
  const exception = newException(HelpNotFoundException, text);
  context.writeError(errorRecord({ exception, id: 'HelpNotFound', category: 'ResourceUnavailable', target: null }));
}

function noParameter(context: HelpContext, pattern: string): void {
  const exception = newException(PSArgumentException, `No parameter matches criteria ${pattern}.`);
  context.writeError(errorRecord({ exception, id: 'NoMatchParameters', category: 'InvalidArgument', target: pattern }));
}
