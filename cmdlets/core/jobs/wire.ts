import { toText } from '../../../src/engine/convert/text.js';
import { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import type { JobPiece } from '../../../src/engine/host.js';
import { HostInformationMessage } from '../../../src/engine/pipeline/host-information.js';
import { InformationalRecord, InformationRecord } from '../../../src/engine/pipeline/stream-records.js';
import type { Session } from '../../../src/engine/session/session.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';
import { ClixmlReader } from '../../utility/clixml/clixml-reader.js';
import { ClixmlWriter } from '../../utility/clixml/clixml-writer.js';
import { fieldsOf } from './fields.js';
import { readErrorRecord, writeErrorRecord } from './remote-errors.js';

/** PowerShell's remoting keeps one level of properties; what is deeper becomes text. */
const REMOTING_DEPTH = 1;

/** Something that a job wrote, and to which stream. */
export interface JobOutput {
  readonly stream: JobPiece['stream'];
  readonly value: Value;
}

/** A value as the text that crosses the border between two engines. */
export function encode(session: Session, value: Value): string {
  const writer = new ClixmlWriter(session);
  return writer.head + writer.object(value, REMOTING_DEPTH) + writer.tail;
}

/** A copy of the value: property bags with `Deserialized.` type names. */
export function decode(session: Session, text: string): Value {
  const [value] = new ClixmlReader(session).read(text);
  return value ?? null;
}

/** Several values in one text. */
export function encodeAll(session: Session, values: readonly Value[]): string {
  return encode(session, [...values]);
}

/** The values that `encodeAll` wrote. */
export function decodeAll(session: Session, text: string): readonly Value[] {
  return [...itemsOf(decode(session, text))];
}

/** What a job wrote, as it crosses the border. */
export function encodePiece(session: Session, { stream, value }: JobOutput): JobPiece {
  return { stream, data: encode(session, plainForm(value)) };
}

/** The same on the other side. */
export function decodePiece(session: Session, { stream, data }: JobPiece): JobOutput {
  const value = decode(session, data);
  if (stream === 'error' || stream === 'failure') return { stream, value: readErrorRecord(session, value) };
  return { stream, value: stream === 'information' ? readInformation(session, value) : value };
}

function plainForm(value: Value): Value {
  if (value instanceof ErrorRecord) return writeErrorRecord(value);
  if (value instanceof InformationRecord) return writeInformation(value);
  return value instanceof InformationalRecord ? value.message : value;
}

/** A record of Write-Host carries its text and colours in four properties of their own. */
function writeInformation(record: InformationRecord): Value {
  const { messageData: data } = record;
  const shown = data instanceof HostInformationMessage;
  return CustomObject.from([
    ['MessageData', shown ? data.message : data],
    ['Source', record.source],
    ['Tags', [...record.tags]],
    ...(shown
      ? ([
          ['NoNewLine', data.noNewLine],
          ['ForegroundColor', data.foreground],
          ['BackgroundColor', data.background],
        ] as const)
      : []),
  ]);
}

function readInformation(session: Session, value: Value): InformationRecord {
  const fields = fieldsOf(session, value);
  const text = (name: string): string | null => {
    const field = fields.get(name) ?? null;
    return field === null ? null : toText(session, field);
  };
  const data = fields.has('NoNewLine')
    ? new HostInformationMessage(
        text('MessageData') ?? '',
        fields.get('NoNewLine') === true,
        text('ForegroundColor'),
        text('BackgroundColor'),
      )
    : (fields.get('MessageData') ?? null);
  const tags = [...itemsOf(fields.get('Tags') ?? [])].map((tag) => toText(session, tag));
  return new InformationRecord(data, text('Source') ?? '', tags);
}
