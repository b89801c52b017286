/** The parts of a mail: files sent along, pictures inside it, other forms of its text. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { placeOf } from '../../../src/engine/types/io/places.js';
import type { Stream } from '../../../src/engine/types/io/stream-objects.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { StaticBody } from '../../../src/engine/values/type-definition.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { LinkedResourceCollection } from './mail-lists.js';

/** `System.Net.Mail.AttachmentBase`: bytes with a media type, and the name by which HTML shows them (`cid:NAME`). */
abstract class MailPart extends NetObject {
  readonly content: Uint8Array;
  readonly mediaType: string;
  contentId: string | null = null;

  constructor(content: Uint8Array, mediaType: string | null) {
    super();
    this.content = content;
    this.mediaType = mediaType ?? 'application/octet-stream';
  }
}

/** `System.Net.Mail.Attachment` */
export class Attachment extends MailPart {
  name: string | null;

  constructor(content: Uint8Array, mediaType: string | null, name: string | null) {
    super(content, mediaType);
    this.name = name;
  }
}

/** `System.Net.Mail.LinkedResource` */
export class LinkedResource extends MailPart {}

/** `System.Net.Mail.AlternateView`: the text in another form, with its pictures. */
export class AlternateView extends MailPart {
  readonly linkedResources = new LinkedResourceCollection();
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Read when it is named, since .NET opens it then. Errors: FileNotFoundException and its like. */
export function fileContent(ctx: ScriptContext, path: string): Uint8Array {
  return onFile(placeOf(ctx, path), (place) => new Uint8Array(readFileSync(place)));
}

type Made<T> = new (content: Uint8Array, mediaType: string | null, name: string | null) => T;

/** The constructors that every part has: of a file, and of a stream. */
function partConstructors<T extends MailPart>(part: Made<T>): Record<string, StaticBody> {
  const ofFile = ([path, type]: [string, string?], ctx: ScriptContext): Value =>
    new part(fileContent(ctx, path), type ?? null, basename(placeOf(ctx, path)));
  const ofStream = ([stream, type]: [Stream, string?]): Value => new part(stream.readRest(), type ?? null, null);
  return {
    'new(string fileName)': ofFile,
    'new(string fileName, string mediaType)': ofFile,
    'new(System.IO.Stream contentStream)': ofStream,
    'new(System.IO.Stream contentStream, string mediaType)': ofStream,
  };
}

/** `Create…FromString(content, encoding, mediaType)`: texts of mails are UTF-8 here. */
function fromText<T extends MailPart>(part: Made<T>) {
  return ([text, , mediaType]: [string, Value?, string?]): Value =>
    new part(utf8(text), `${mediaType ?? 'text/plain'}; charset=utf-8`, null);
}

function attachmentOfStream([stream, name, mediaType]: [Stream, string, string?]): Attachment {
  return new Attachment(stream.readRest(), mediaType ?? null, name);
}

const base = defineType({
  name: 'System.Net.Mail.AttachmentBase',
  interfaces: ['System.IDisposable'],
  properties: {
    'ContentId: string': {
      get: (self: MailPart) => self.contentId,
      set: (self: MailPart, value: string) => {
        self.contentId = value;
      },
    },
  },
  methods: { 'Dispose(): void': () => undefined },
});
const { 'new(System.IO.Stream contentStream, string mediaType)': _, ...ofFiles } = partConstructors(Attachment);
defineType({
  name: 'System.Net.Mail.Attachment',
  base,
  represents: Attachment,
  properties: {
    'Name: string': {
      get: (self: Attachment) => self.name,
      set: (self: Attachment, value: string) => {
        self.name = value;
      },
    },
  },
  staticMethods: {
    'CreateAttachmentFromString(string content, string name): System.Net.Mail.Attachment': ([text, name]: [
      string,
      string,
    ]) => new Attachment(utf8(text), 'text/plain', name),
  },
  constructors: {
    ...ofFiles,
    'new(System.IO.Stream contentStream, string name)': attachmentOfStream,
    'new(System.IO.Stream contentStream, string name, string mediaType)': attachmentOfStream,
  },
});
defineType({
  name: 'System.Net.Mail.LinkedResource',
  base,
  represents: LinkedResource,
  constructors: partConstructors(LinkedResource),
});
const viewOfText = fromText(AlternateView);
const create = 'CreateAlternateViewFromString';
defineType({
  name: 'System.Net.Mail.AlternateView',
  base,
  represents: AlternateView,
  properties: {
    'LinkedResources: System.Net.Mail.LinkedResourceCollection': (self: AlternateView) => self.linkedResources,
  },
  staticMethods: {
    [`${create}(string content): System.Net.Mail.AlternateView`]: viewOfText,
    [`${create}(string content, System.Text.Encoding contentEncoding, string mediaType): System.Net.Mail.AlternateView`]:
      viewOfText,
  },
  constructors: partConstructors(AlternateView),
});
