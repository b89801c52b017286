import { builtInTypes, loadBuiltInViews } from './built-in-views.js';
import type { ShapeKind, View } from './views.js';

const deserialized = 'deserialized.';

/** The views of one session. Those of Update-FormatData come before or behind the built-in ones, which load when a type asks for them. */
export class ViewTable {
  #first: View[] = [];
  #last: View[] = [];
  readonly #byType = new Map<string, readonly View[]>();

  /** Adds views: before all others, or behind them. */
  add(views: readonly View[], place: 'first' | 'last'): void {
    if (place === 'first') this.#first = [...views, ...this.#first];
    else this.#last = [...this.#last, ...views];
    this.#byType.clear();
  }

  /** Takes away everything that `add` added. */
  reset(): void {
    this.#first = [];
    this.#last = [];
    this.#byType.clear();
  }

  /**
   * The view for an object by its type names, the most derived first; null when there is none. `kind` null takes any shape,
   * `name` null any name. Type names of objects from files (`Deserialized.…`) are tried without that prefix, too.
   */
  find(typeNames: readonly string[], kind: ShapeKind | null, name: string | null, outOfBand = false): View | null {
    const lowerName = name?.toLowerCase() ?? null;
    for (const prefix of ['', deserialized]) {
      for (const typeName of typeNames) {
        if (prefix !== '' && !typeName.toLowerCase().startsWith(prefix)) continue;
        for (const view of this.ofType(typeName.slice(prefix.length))) {
          if ((view.outOfBand ?? false) !== outOfBand) continue;
          if (kind !== null && view.control.kind !== kind) continue;
          if (lowerName === null || view.name.toLowerCase() === lowerName) return view;
        }
      }
    }
    return null;
  }

  /** True when a view that is being used may show an object of these types. */
  applies(view: View, typeNames: readonly string[]): boolean {
    const types = view.types.map((type) => type.toLowerCase());
    return typeNames.some((typeName) => {
      const name = typeName.toLowerCase();
      return types.includes(name) || (name.startsWith(deserialized) && types.includes(name.slice(deserialized.length)));
    });
  }

  /** Views for exactly this type name, in whatever case, in the order they are asked. */
  ofType(typeName: string): readonly View[] {
    const lowerName = typeName.toLowerCase();
    let views = this.#byType.get(lowerName);
    if (views === undefined) {
      const forType = (view: View): boolean => view.types.some((type) => type.toLowerCase() === lowerName);
      views = [...this.#first.filter(forType), ...loadBuiltInViews(lowerName), ...this.#last.filter(forType)];
      this.#byType.set(lowerName, views);
    }
    return views;
  }

  /** All type names that have views. */
  typeNames(): readonly string[] {
    const names = new Set<string>();
    for (const view of [...this.#first, ...this.#last]) for (const type of view.types) names.add(type);
    for (const type of builtInTypes()) names.add(type);
    return [...names];
  }
}
