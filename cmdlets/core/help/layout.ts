import type { HelpExample, HelpParameter, HelpTopic } from './topic.js';

/** One line of help (wrapped to the screen by the formatter) and its indentation in columns. */
export interface HelpLine {
  readonly indent: number;
  readonly text: string;
}

/** Which view of a topic is laid out. */
export type HelpView = 'default' | 'detailed' | 'full' | 'examples';

const inner = 4;
const deep = 8;

/** The lines of a topic. What nobody wrote has a short form of its own. */
export function layOut(topic: HelpTopic, view: HelpView): readonly HelpLine[] {
  if (!topic.written) return unwritten(topic);
  const lines: HelpLine[] = [];
  section(lines, 'NAME', [topic.name, '']);
  section(lines, 'SYNOPSIS', [...topic.synopsis.split('\n'), '', '']);
  if (view === 'examples') {
    examples(lines, topic.examples);
    lines.push(blank(0));
    return lines;
  }
  section(lines, 'SYNTAX', [...topic.syntax.flatMap((line) => [line, '']), '']);
  section(lines, 'DESCRIPTION', [...topic.description.flatMap((paragraph) => paragraph.split('\n')), '']);
  lines.push(blank(0));
  if (view !== 'default') parameters(lines, topic, view === 'full');
  if (view === 'full') fullSections(lines, topic);
  if (view !== 'default') examples(lines, topic.examples);
  if (view !== 'detailed') links(lines, topic.links);
  if (view !== 'full') remarks(lines, topic);
  return lines;
}

function blank(indent: number): HelpLine {
  return { indent, text: '' };
}

function section(lines: HelpLine[], title: string, body: readonly string[]): void {
  lines.push({ indent: 0, text: title }, ...body.map((text) => ({ indent: inner, text })));
}

function parameters(lines: HelpLine[], topic: HelpTopic, full: boolean): void {
  lines.push({ indent: 0, text: 'PARAMETERS' });
  for (const parameter of topic.parameters) {
    lines.push({ indent: inner, text: parameterHead(parameter) });
    lines.push(...parameter.description.map((text) => ({ indent: deep, text })), blank(deep));
    if (full) lines.push(...facts(parameter).map((text) => ({ indent: deep, text })), blank(deep));
  }
  if (!topic.hasCommonParameters) return;
  lines.push(
    { indent: inner, text: '<CommonParameters>' },
    { indent: deep, text: 'This cmdlet supports the common parameters: Verbose, Debug,' },
    { indent: deep, text: 'ErrorAction, ErrorVariable, WarningAction, WarningVariable,' },
    { indent: deep, text: 'OutBuffer, PipelineVariable, and OutVariable. For more information, see' },
    { indent: deep, text: 'about_CommonParameters ' },
    { indent: inner, text: '(https://go.microsoft.com/fwlink/?LinkID=113216). ' },
    blank(inner),
  );
}

/** `-Name <String>`; a switch is `-Force [<SwitchParameter>]`. */
function parameterHead(parameter: HelpParameter): string {
  return parameter.isSwitch ? `-${parameter.name} [<SwitchParameter>]` : `-${parameter.name} <${parameter.typeName}>`;
}

/** The table of a parameter's properties. */
function facts(parameter: HelpParameter): readonly string[] {
  return [
    `Required?                    ${parameter.required}`,
    `Position?                    ${parameter.position}`,
    `Default value                ${parameter.defaultValue}`,
    `Accept pipeline input?       ${parameter.pipeline}`,
    `Aliases                      ${parameter.aliases.join(', ')}`,
    `Accept wildcard characters?  ${parameter.wildcards}`,
  ];
}

/** What `Get-Help -Parameter` shows of one parameter. */
export function layOutParameter(parameter: HelpParameter): readonly HelpLine[] {
  return [
    { indent: 0, text: parameterHead(parameter) },
    ...parameter.description.map((text) => ({ indent: inner, text })),
    blank(inner),
    ...facts(parameter).map((text) => ({ indent: inner, text })),
    blank(inner),
    blank(0),
  ];
}

function fullSections(lines: HelpLine[], topic: HelpTopic): void {
  section(lines, 'INPUTS', [...topic.inputs, '', '']);
  section(lines, 'OUTPUTS', [...topic.outputs, '', '']);
  if (topic.notes.length === 0) return;
  section(lines, 'NOTES', ['', '']);
  lines.push(...topic.notes.map((text) => ({ indent: deep, text })), blank(inner));
}

function examples(lines: HelpLine[], list: readonly HelpExample[]): void {
  list.forEach((example, i) => {
    if (i > 0) lines.push(blank(inner), blank(inner));
    const body = [example.title, '', ...`PS > ${example.code}`.split('\n')];
    if (example.remarks.length > 0) body.push('', ...example.remarks);
    body.push('', '', '', '');
    lines.push(...body.map((text) => ({ indent: inner, text })));
  });
}

function links(lines: HelpLine[], list: readonly string[]): void {
  // A link that is no address is printed with a blank behind it, as PowerShell's own view does.
  section(
    lines,
    'RELATED LINKS',
    list.map((link) => (isAddress(link) ? link : `${link} `)),
  );
  lines.push(blank(0));
}

function isAddress(link: string): boolean {
  return /^https?:/i.test(link);
}

function remarks(lines: HelpLine[], topic: HelpTopic): void {
  const body: string[] = [];
  body.push(`To see the examples, type: "Get-Help ${topic.name} -Examples"`);
  body.push(`For more information, type: "Get-Help ${topic.name} -Detailed"`);
  body.push(`For technical information, type: "Get-Help ${topic.name} -Full"`);
  section(lines, 'REMARKS', body);
  const online = topic.links.some(isAddress);
  lines.push(online ? { indent: inner, text: `For online help, type: "Get-Help ${topic.name} -Online"` } : blank(0));
}

function unwritten(topic: HelpTopic): readonly HelpLine[] {
  const lines: HelpLine[] = [];
  section(lines, 'NAME', [topic.name, '']);
  section(
    lines,
    'SYNTAX',
    topic.syntax.flatMap((line) => [line.endsWith(' ') ? line : `${line} `, '']),
  );
  lines.push(blank(0));
  section(lines, 'ALIASES', [...(topic.aliases.length === 0 ? ['None'] : topic.aliases), '']);
  lines.push(blank(0));
  section(lines, 'REMARKS', ['None']);
  lines.push(blank(0));
  return lines;
}
