import { dirname } from 'node:path';
import { RuntimeException, SessionStateException } from './engine-exceptions.js';
import type { ErrorRecord } from './error-record.js';
import { isException, type NetException } from './exceptions.js';
import type { InvocationInfo } from './invocation-info.js';
import type { ErrorViewOptions } from './view.js';

/** A property that is shown: its text, or the properties of a nested object. */
interface Field {
  readonly name: string;
  readonly value: string | readonly Field[];
}

/** Names that count for the width of their level although they are not shown. */
const countedNames: Readonly<Record<string, number>> = { invocation: 'PositionMessage'.length };

/**
 * DetailedView, which is also the layout of Get-Error: every property that has a value, names padded to the longest of their level,
 * nested objects indented by four blanks. Lines are separated by LF.
 */
export function detailedView(record: ErrorRecord, options: ErrorViewOptions): string {
  return layOut(recordFields(record, options), '', 0, options).join('\n');
}

/** As detailedView, for an exception without a record. */
export function detailedException(exception: NetException, options: ErrorViewOptions): string {
  return layOut(exceptionFields(exception, options), '', 0, options).join('\n');
}

function layOut(fields: readonly Field[], indent: string, least: number, options: ErrorViewOptions): string[] {
  const { accent, error, reset } = options.colours;
  const width = Math.max(least, ...fields.map(({ name }) => name.length));
  const lines: string[] = [];
  for (const { name, value } of fields) {
    const head = `${indent}${name.padEnd(width)} : `;
    const shown =
      accent === '' ? head : `${indent}${accent}${head.slice(indent.length)}${reset}${name === 'Message' ? error : ''}`;
    if (typeof value === 'string') {
      const [first = '', ...more] = value.split('\n');
      lines.push(shown + first, ...more.map((line) => ' '.repeat(head.length) + line));
    } else {
      const minimum = name === 'InvocationInfo' ? countedNames['invocation']! : 0;
      lines.push(shown, ...layOut(value, `${indent}    `, minimum, options));
    }
  }
  return lines;
}

function field(name: string, value: string | readonly Field[]): Field {
  return { name, value };
}

function recordFields(record: ErrorRecord, options: ErrorViewOptions): Field[] {
  const fields = [field('Exception', exceptionFields(record.exception, options))];
  const target = record.targetObject;
  if (target !== null && target !== undefined && target !== '')
    fields.push(field('TargetObject', options.text(target)));
  fields.push(field('CategoryInfo', record.categoryInfo.text()));
  fields.push(field('FullyQualifiedErrorId', record.fullyQualifiedErrorId));
  if (record.details) fields.push(field('ErrorDetails', record.details.message));
  if (record.invocationInfo) fields.push(field('InvocationInfo', invocationFields(record.invocationInfo)));
  if (record.scriptStackTrace) fields.push(field('ScriptStackTrace', record.scriptStackTrace));
  return fields;
}

function exceptionFields(exception: NetException, options: ErrorViewOptions): Field[] {
  const fields = [field('Type', exception.typeName)];
  const nested = innerRecord(exception);
  if (nested) fields.push(field('ErrorRecord', nested));
  for (const [name, value] of Object.entries(exception.details)) {
    const isShown = value !== null && value !== undefined && value !== '' && name !== 'HResult' && name !== 'ErrorId';
    if (isShown) fields.push(field(name, options.text(value)));
  }
  if (isException(exception, SessionStateException))
    fields.push(field('SessionStateCategory', sessionCategory(exception)));
  if (exception.thrownByScript) fields.push(field('WasThrownFromThrowStatement', 'True'));
  fields.push(field('Message', exception.message));
  if (exception.inner) fields.push(field('InnerException', exceptionFields(exception.inner, options)));
  fields.push(field('HResult', String(exception.hresult)));
  return fields;
}

/** What kind of thing was looked for, by the message. */
function sessionCategory(exception: NetException): string {
  if (exception.message.includes('variable')) return 'Variable';
  if (exception.message.includes('alias')) return 'Alias';
  return exception.message.includes('rive') ? 'Drive' : 'Resource';
}

const parentType = 'System.Management.Automation.ParentContainsErrorRecordException';

/** The record PowerShell's own exceptions carry: it names the exception it stands in by a substitute. */
function innerRecord(exception: NetException): Field[] | null {
  if (!isException(exception, RuntimeException)) return null;
  const { record } = exception;
  const isPlain = exception.thrownByScript || record === null;
  const category = isPlain ? 'NotSpecified' : record.categoryInfo.category;
  const { targetName, targetType } = record?.categoryInfo ?? { targetName: '', targetType: '' };
  const target = isPlain ? ':' : `${targetName}:${targetType}`;
  return [
    field('Exception', [
      field('Type', parentType),
      field('Message', exception.message),
      field('HResult', String(exception.hresult)),
    ]),
    field('CategoryInfo', `${category}: (${target}) [], ParentContainsErrorRecordException`),
    field('FullyQualifiedErrorId', isPlain ? 'RuntimeException' : record.errorId),
  ];
}

function invocationFields(invocation: InvocationInfo): Field[] {
  const fields: Field[] = [];
  if (invocation.command) fields.push(field('MyCommand', invocation.command.name));
  if (invocation.extent) {
    fields.push(field('ScriptLineNumber', String(invocation.scriptLineNumber)));
    fields.push(field('OffsetInLine', String(invocation.offsetInLine)));
  }
  fields.push(field('HistoryId', String(invocation.historyId)));
  if (invocation.scriptName !== '') fields.push(field('ScriptName', invocation.scriptName));
  if (invocation.extent) {
    fields.push(field('Line', invocation.line), field('Statement', invocation.statement));
    fields.push(field('PositionMessage', invocation.positionMessage));
  }
  if (invocation.scriptName !== '') {
    fields.push(field('PSScriptRoot', dirname(invocation.scriptName)), field('PSCommandPath', invocation.scriptName));
  }
  if (invocation.invocationName !== '') fields.push(field('InvocationName', invocation.invocationName));
  fields.push(field('CommandOrigin', invocation.commandOrigin));
  return fields;
}
