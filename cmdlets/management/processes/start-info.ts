import { ArrayList } from '../../../src/engine/values/lists.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** `System.Diagnostics.ProcessStartInfo`: which program, how it is started. */
export class StartInfo extends NetObject {
  readonly settings = new Map<string, Value>();
  readonly list = new ArrayList();

  constructor(file = '', line = '') {
    super();
    this.settings.set('FileName', file);
    this.settings.set('Arguments', line);
  }

  text(name: string): string {
    return String(this.settings.get(name) ?? '');
  }

  flag(name: string): boolean {
    return this.settings.get(name) === true;
  }

  /** The arguments: the list, or the line taken apart at blanks outside of quotes. */
  get args(): string[] {
    if (this.list.items.length > 0) return this.list.items.map(String);
    return [...this.text('Arguments').matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([part]) => part.replaceAll('"', ''));
  }
}

const setting = (name: string, fallback: Value): PropertyDefinition => ({
  get: (self: StartInfo) => self.settings.get(name) ?? fallback,
  set: (self: StartInfo, value: Value) => void self.settings.set(name, value),
});

defineType({
  name: 'System.Diagnostics.ProcessStartInfo',
  represents: StartInfo,
  properties: {
    'FileName: string': setting('FileName', ''),
    'Arguments: string': setting('Arguments', ''),
    'ArgumentList: System.Collections.ObjectModel.Collection[string]': (self: StartInfo) => self.list,
    'WorkingDirectory: string': setting('WorkingDirectory', ''),
    'CreateNoWindow: bool': setting('CreateNoWindow', false),
    'RedirectStandardError: bool': setting('RedirectStandardError', false),
    'RedirectStandardInput: bool': setting('RedirectStandardInput', false),
    'RedirectStandardOutput: bool': setting('RedirectStandardOutput', false),
    'UseShellExecute: bool': setting('UseShellExecute', false),
    'Verb: string': setting('Verb', ''),
    'WindowStyle: string': setting('WindowStyle', 'Normal'),
  },
  constructors: {
    'new()': () => new StartInfo(),
    'new(string fileName)': ([file]: [string]) => new StartInfo(file),
    'new(string fileName, string arguments)': ([file, line]: [string, string]) => new StartInfo(file, line),
  },
});
