import { typedArray } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { HelpView } from './layout.js';
import type { HelpParameter, HelpTopic } from './topic.js';

/** Type names of help objects; the views in `views.ts` go by them. */
export const helpTypes = {
  default: 'MamlCommandHelpInfo',
  detailed: 'MamlCommandHelpInfo#DetailedView',
  full: 'MamlCommandHelpInfo#FullView',
  examples: 'MamlCommandHelpInfo#ExamplesView',
  unwritten: 'ExtendedFunctionHelpInfo',
  parameter: 'MamlCommandHelpInfo#parameter',
  paragraph: 'MamlParaTextItem',
} as const;

/** What a help object was made from, for its view. */
const topics = new WeakMap<object, { readonly topic: HelpTopic; readonly view: HelpView }>();
const parameters = new WeakMap<object, HelpParameter>();

/** The object Get-Help returns for a topic. */
export function helpObject(topic: HelpTopic, view: HelpView): CustomObject {
  const types = topic.written
    ? view === 'default'
      ? [helpTypes.default, 'HelpInfo']
      : [helpTypes[view], helpTypes.default, 'HelpInfo']
    : [helpTypes.unwritten, 'HelpInfo'];
  const object = CustomObject.from(
    [
      ['Name', topic.name],
      ['Category', topic.category],
      ['Synopsis', topic.written ? topic.synopsis : `\n${topic.syntax.join('\n')}\n`],
      [
        'details',
        CustomObject.from([
          ['name', topic.name],
          ['description', paragraphs([topic.synopsis])],
        ]),
      ],
      ['description', paragraphs(topic.description)],
      ['syntax', CustomObject.from([['syntaxItem', one(topic.syntax.map(() => syntaxItem(topic)))]])],
      ['parameters', CustomObject.from([['parameter', one(topic.parameters.map(parameterObject))]])],
      ['inputTypes', paragraphs(topic.inputs)],
      ['returnValues', paragraphs(topic.outputs)],
      ['alertSet', paragraphs(topic.notes)],
      ['examples', CustomObject.from([['example', one(topic.examples.map(exampleObject))]])],
      ['relatedLinks', CustomObject.from([['navigationLink', one(topic.links.map(linkObject))]])],
      ['aliases', topic.aliases.join(', ')],
    ],
    types,
  );
  topics.set(object, { topic, view });
  return object;
}

/** The object of one parameter, as -Parameter returns it. */
export function parameterObject(parameter: HelpParameter): CustomObject {
  const object = CustomObject.from(
    [
      ['description', paragraphs(parameter.description)],
      ['defaultValue', parameter.defaultValue],
      ['parameterValue', parameter.isSwitch ? 'SwitchParameter' : parameter.typeName],
      ['name', parameter.name],
      ['type', CustomObject.from([['name', parameter.isSwitch ? 'SwitchParameter' : parameter.typeName]])],
      ['required', String(parameter.required)],
      ['globbing', String(parameter.wildcards)],
      ['pipelineInput', parameter.pipeline],
      ['position', parameter.position],
      ['aliases', parameter.aliases.join(', ')],
    ],
    [helpTypes.parameter],
  );
  parameters.set(object, parameter);
  return object;
}

/** What a help object stands for; null for other objects. */
export function topicOf(object: Value): { readonly topic: HelpTopic; readonly view: HelpView } | null {
  return (typeof object === 'object' && object !== null && topics.get(object)) || null;
}

/** The parameter an object stands for; null for other objects. */
export function parameterOf(object: Value): HelpParameter | null {
  return (typeof object === 'object' && object !== null && parameters.get(object)) || null;
}

function paragraphs(lines: readonly string[]): Value {
  if (lines.length === 0) return null;
  return CustomObject.from([['Text', lines.join('\n')]], [helpTypes.paragraph]);
}

function one(items: readonly Value[]): Value {
  return items.length === 1 ? items[0]! : [...items];
}

function syntaxItem(topic: HelpTopic): Value {
  return CustomObject.from([
    ['name', topic.name],
    ['parameter', typedObjects(topic.parameters.map(parameterObject))],
  ]);
}

function typedObjects(items: Value[]): Value {
  return items.length === 0 ? [] : typedArray((items[0] as CustomObject).netType, items);
}

function exampleObject(example: HelpTopic['examples'][number]): Value {
  return CustomObject.from([
    ['title', example.title],
    ['code', example.code],
    ['remarks', paragraphs(example.remarks)],
  ]);
}

function linkObject(link: string): Value {
  return CustomObject.from(/^https?:/i.test(link) ? [['uri', link]] : [['linkText', link]]);
}
