import type { ErrorRecord } from './error-record.js';
import type { NetException } from './exceptions.js';
import type { InvocationInfo } from './invocation-info.js';
import type { ErrorViewOptions } from './view.js';

type Field = readonly [string, string | readonly Field[]];

/**
 * DetailedView, which is also the layout of Get-Error: every property that has a value, names padded to the longest of their level,
 * nested objects indented by four blanks. Lines are separated by LF.
 */
export function detailedView(record: ErrorRecord, options: ErrorViewOptions): string {
  return layOut(recordFields(record, options), '').join('\n');
}

function layOut(fields: readonly Field[], indent: string): string[] {
  const width = Math.max(...fields.map(([name]) => name.length));
  const lines: string[] = [];
  for (const [name, value] of fields) {
    const head = `${indent}${name.padEnd(width)} : `;
    if (typeof value === 'string') {
      lines.push(...multiLine(head, value));
    } else {
      lines.push(head, ...layOut(value, `${indent}    `));
    }
  }
  return lines;
}

/** Further lines of a text stand below its first. */
function multiLine(head: string, value: string): string[] {
  const blanks = ' '.repeat(head.length);
  return value.split('\n').map((line, i) => (i === 0 ? head : blanks) + line);
}

function recordFields(record: ErrorRecord, options: ErrorViewOptions): Field[] {
  const fields: Field[] = [['Exception', exceptionFields(record.exception, options)]];
  const target = record.targetObject;
  if (target !== null && target !== undefined && target !== '') fields.push(['TargetObject', options.text(target)]);
  fields.push(['CategoryInfo', record.categoryInfo.text()], ['FullyQualifiedErrorId', record.fullyQualifiedErrorId]);
  if (record.details) fields.push(['ErrorDetails', record.details.message]);
  if (record.invocationInfo) fields.push(['InvocationInfo', invocationFields(record.invocationInfo)]);
  if (record.scriptStackTrace) fields.push(['ScriptStackTrace', record.scriptStackTrace]);
  return fields;
}

function exceptionFields(exception: NetException, options: ErrorViewOptions): Field[] {
  const fields: Field[] = [['Type', exception.typeName]];
  for (const [name, value] of Object.entries(exception.details)) {
    if (value !== null && value !== undefined && value !== '' && name !== 'HResult')
      fields.push([name, options.text(value)]);
  }
  fields.push(['Message', exception.message]);
  if (exception.inner) fields.push(['InnerException', exceptionFields(exception.inner, options)]);
  fields.push(['HResult', options.text(exception.details['HResult'] ?? defaultHResult)]);
  return fields;
}

const defaultHResult = -2146233087;

function invocationFields(invocation: InvocationInfo): Field[] {
  const fields: Field[] = [];
  if (invocation.command) fields.push(['MyCommand', invocation.command.name]);
  if (invocation.extent) {
    fields.push(['ScriptLineNumber', String(invocation.scriptLineNumber)]);
    fields.push(['OffsetInLine', String(invocation.offsetInLine)]);
  }
  fields.push(['HistoryId', String(invocation.historyId)]);
  if (invocation.scriptName !== '') fields.push(['ScriptName', invocation.scriptName]);
  if (invocation.extent) {
    fields.push(['Line', invocation.line.trimEnd()], ['Statement', invocation.statement]);
    fields.push(['PositionMessage', invocation.positionMessage]);
  }
  if (invocation.invocationName !== '') fields.push(['InvocationName', invocation.invocationName]);
  fields.push(['CommandOrigin', invocation.commandOrigin]);
  return fields;
}
