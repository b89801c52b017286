import { type Extent, positionAt, textOf } from '../../../language/extent.js';
import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';

/** `IScriptExtent` as scripts see it: a piece of a script's text. */
export class ScriptExtent extends NetObject {
  readonly extent: Extent;

  constructor(extent: Extent) {
    super();
    this.extent = extent;
  }
}

const start = ({ extent }: ScriptExtent) => positionAt(extent.source, extent.start);
const end = ({ extent }: ScriptExtent) => positionAt(extent.source, extent.end);

lazyTypes(['System.Management.Automation.Language.IScriptExtent'], () => {
  defineType({
    name: 'System.Management.Automation.Language.IScriptExtent',
    represents: ScriptExtent,
    properties: {
      'File: string': (self: ScriptExtent) => self.extent.source.file,
      'StartLineNumber: int': (self: ScriptExtent) => start(self).line,
      'StartColumnNumber: int': (self: ScriptExtent) => start(self).column,
      'EndLineNumber: int': (self: ScriptExtent) => end(self).line,
      'EndColumnNumber: int': (self: ScriptExtent) => end(self).column,
      'Text: string': (self: ScriptExtent) => textOf(self.extent),
      'StartOffset: int': (self: ScriptExtent) => self.extent.start,
      'EndOffset: int': (self: ScriptExtent) => self.extent.end,
    },
    text: (self: ScriptExtent) => textOf(self.extent),
  });
}, [ScriptExtent]);
