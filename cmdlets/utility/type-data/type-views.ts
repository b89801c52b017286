import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { View } from '../../../src/format/views.js';
import { type ViewControl, viewControl } from './view-controls.js';

/** The views of types that share them: what Get-FormatData outputs. */
export class TypeViews extends NetObject {
  readonly typeNames: readonly string[];
  readonly definitions: readonly ViewDefinition[];

  constructor(typeNames: readonly string[], views: readonly View[]) {
    super();
    this.typeNames = typeNames;
    this.definitions = views.map((view) => new ViewDefinition(view));
  }
}

/** One view of a type. */
class ViewDefinition extends NetObject {
  readonly view: View;
  readonly control: ViewControl;

  constructor(view: View) {
    super();
    this.view = view;
    this.control = viewControl(view);
  }
}

/** Views as objects: one object for all views that are for the same types. */
export function typeViews(views: Iterable<View>): TypeViews[] {
  const byTypes = new Map<string, View[]>();
  for (const view of views) {
    const key = view.types.join('\n');
    byTypes.set(key, [...(byTypes.get(key) ?? []), view]);
  }
  return [...byTypes.values()].map((group) => new TypeViews(group[0]!.types, group));
}

const space = 'System.Management.Automation.';

lazyTypes([`${space}ExtendedTypeDefinition`, `${space}FormatViewDefinition`], defineViews, [TypeViews, ViewDefinition]);

function defineViews(): void {
  defineType({
    name: `${space}ExtendedTypeDefinition`,
    represents: TypeViews,
    properties: {
      'TypeNames: System.Collections.Generic.List[string]': (self: TypeViews) => [...self.typeNames],
      'TypeName: string': (self: TypeViews) => self.typeNames[0] ?? null,
      'FormatViewDefinition: System.Collections.Generic.List[System.Management.Automation.FormatViewDefinition]': (
        self: TypeViews,
      ) => [...self.definitions],
    },
    text: (self: TypeViews) => self.typeNames[0] ?? '',
  });
  defineType({
    name: `${space}FormatViewDefinition`,
    represents: ViewDefinition,
    properties: {
      'Name: string': (self: ViewDefinition) => self.view.name,
      'Control: System.Management.Automation.PSControl': (self: ViewDefinition) => self.control,
    },
  });
}
