import { defineType, lazyTypes } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { View } from '../../../src/format/views.js';

/** The views of one type: what Get-FormatData outputs. */
export class TypeViews extends NetObject {
  readonly typeName: string;
  readonly definitions: readonly ViewDefinition[];

  constructor(typeName: string, views: readonly View[]) {
    super();
    this.typeName = typeName;
    this.definitions = views.map((view) => new ViewDefinition(view));
  }
}

/** One view of a type. */
export class ViewDefinition extends NetObject {
  readonly view: View;
  readonly control: ViewControl;

  constructor(view: View) {
    super();
    this.view = view;
    this.control = new controls[view.control.kind](view);
  }
}

/** How a view shows objects. */
export abstract class ViewControl extends NetObject {
  readonly view: View;

  constructor(view: View) {
    super();
    this.view = view;
  }
}

class TableControl extends ViewControl {}
class ListControl extends ViewControl {}
class WideControl extends ViewControl {}
class CustomControl extends ViewControl {}

const controls = { table: TableControl, list: ListControl, wide: WideControl, custom: CustomControl } as const;

/** The views of a type as an object. */
export function typeViews(typeName: string, views: readonly View[]): TypeViews {
  return new TypeViews(typeName, views);
}

const space = 'System.Management.Automation.';
const controlClasses = Object.values(controls);

lazyTypes(
  [`${space}ExtendedTypeDefinition`, `${space}FormatViewDefinition`, ...controlClasses.map((one) => space + one.name)],
  defineViews,
  [TypeViews, ViewDefinition, ...controlClasses],
);

function defineViews(): void {
  defineType({
    name: `${space}ExtendedTypeDefinition`,
    represents: TypeViews,
    properties: {
      'TypeNames: System.Collections.Generic.List[string]': (self: TypeViews) => [self.typeName],
      'TypeName: string': (self: TypeViews) => self.typeName,
      'FormatViewDefinition: System.Collections.Generic.List[System.Management.Automation.FormatViewDefinition]': (
        self: TypeViews,
      ) => [...self.definitions],
    },
    text: (self: TypeViews) => self.typeName,
  });
  defineType({
    name: `${space}FormatViewDefinition`,
    represents: ViewDefinition,
    properties: {
      'Name: string': (self: ViewDefinition) => self.view.name,
      'Control: System.Management.Automation.PSControl': (self: ViewDefinition) => self.control,
    },
    text: (self: ViewDefinition) => `${self.view.name} , ${self.control.constructor.name}`,
  });
  for (const represents of controlClasses) defineType({ name: space + represents.name, represents });
}
