import { typeNamesOf } from '../engine/values/custom-object.js';
import { typeOf } from '../engine/values/type-of.js';
import type { Value } from '../engine/values/value.js';
import { propertyCustom, viewCustom } from './custom-generator.js';
import type { FormatContext } from './format-context.js';
import { viewNotFound } from './format-errors.js';
import type { FormatOptions } from './format-parameters.js';
import { GroupTracker } from './group-tracker.js';
import type { LineStream } from './line-output.js';
import { propertyList, viewList } from './list-generator.js';
import { failureEntry, outOfBandEntry } from './out-of-band.js';
import { allNames, defaultDisplaySet } from './property-reader.js';
import { Entry, FormatEnd, FormatRecord, FormatStart, GroupEnd, GroupStart } from './records.js';
import { GeneratorContext, type ShapeGenerator } from './shape-generator.js';
import { propertyTable, viewTable } from './table-generator.js';
import { enumerationLimit, listItems } from './value-text.js';
import type { View } from './views.js';
import { propertyWide, viewWide } from './wide-generator.js';

/** More properties than this make a list of an object that has no view. */
const tableLimit = 4;

/** The document that is being written. */
interface OpenDocument {
  readonly context: GeneratorContext;
  readonly generator: ShapeGenerator;
  readonly groups: GroupTracker;
  inGroup: boolean;
}

/** Objects → format records: the body of Format-* and the implicit formatter. One document a life. */
export class Formatter {
  readonly #format: FormatContext;
  readonly #options: FormatOptions;
  readonly #emit: (record: FormatRecord) => void;
  /** `$FormatEnumerationLimit` as it was when formatting began. */
  readonly #limit: number;
  #document: OpenDocument | null = null;

  constructor(format: FormatContext, options: FormatOptions, emit: (record: FormatRecord) => void) {
    this.#format = format;
    this.#options = options;
    this.#emit = emit;
    this.#limit = enumerationLimit(format);
  }

  /**
   * Takes one pipeline object; a collection is taken apart unless -Expand says otherwise. `null` and nothing print nothing, but as
   * elements of a collection an empty line;
   * format records of another Format-* go on as they are.
   */
  process(value: Value, stream: LineStream = 'output'): void {
    if (value === null || value === undefined) return;
    if (value instanceof FormatRecord) {
      this.#emit(value);
      return;
    }
    const items = typeof value === 'object' ? listItems(value) : null;
    const expand = this.#options.expand ?? 'EnumOnly';
    if (items === null || expand === 'CoreOnly') {
      this.#object(value, stream);
      return;
    }
    const all = expand === 'Both' ? [...items] : items;
    if (Array.isArray(all) && expand === 'Both') this.#announce(value, all.length);
    for (const item of all) this.#object(item ?? '', stream);
  }

  /** Closes what is open. */
  end(): void {
    if (this.#document === null) return;
    if (this.#document.inGroup) this.#emit(new GroupEnd());
    this.#emit(new FormatEnd());
    this.#document = null;
  }

  #object(object: Value, stream: LineStream): void {
    const forced = this.#options.shape !== null && (this.#options.force ?? false);
    if (!forced) {
      const entry = outOfBandEntry(this.#format, object, stream, this.#limit, false);
      if (entry) {
        this.#emit(entry);
        return;
      }
    }
    const document = (this.#document ??= this.#open(object));
    if (!forced && !this.#applies(document, object)) {
      const entry = outOfBandEntry(this.#format, object, stream, this.#limit, true);
      if (entry) this.#emit(entry);
      return;
    }
    this.#moveToGroup(document, object);
    this.#emit(new Entry(document.generator.entry(object), false, stream));
    for (const failure of document.context.takeFailures()) this.#emit(failureEntry(this.#format, failure));
  }

  #applies(document: OpenDocument, object: Value): boolean {
    const { view } = document.context;
    return view === null || this.#format.views.applies(view, typeNamesOf(object));
  }

  #moveToGroup(document: OpenDocument, object: Value): void {
    const isNew = document.groups.update(object);
    if (document.inGroup && !isNew) return;
    if (document.inGroup) {
      // The blank line between groups is written inside the one that ends: a wide row that is not full yet comes behind it.
      this.#emit(new Entry({ kind: 'custom', parts: [] }, true));
      this.#emit(new GroupEnd());
    }
    document.inGroup = true;
    this.#emit(new GroupStart(document.groups.header(object)));
  }

  #open(first: Value): OpenDocument {
    const view = this.#selectView(first);
    const context = new GeneratorContext(this.#format, this.#options, view, this.#limit);
    const generator = view ? this.#viewGenerator(context, view, first) : this.#propertyGenerator(context, first);
    this.#emit(new FormatStart(generator.shape, generator.autoSize));
    return { context, generator, groups: new GroupTracker(context), inGroup: false };
  }

  #selectView(first: Value): View | null {
    const { shape, properties, viewName } = this.#options;
    const { views } = this.#format;
    const names = typeNamesOf(first);
    if (shape === null) return views.find(names, null, null);
    if (properties && properties.length > 0) return null;
    if (!viewName) return views.find(names, shape, null);
    const view = views.find(names, shape, viewName);
    if (!view) throw viewNotFound(viewName, shape, typeOf(first).fullName, views.ofType(typeOf(first).fullName));
    return view;
  }

  #viewGenerator(context: GeneratorContext, { control }: View, first: Value): ShapeGenerator {
    switch (control.kind) {
      case 'table':
        return viewTable(context, control, first);
      case 'list':
        return viewList(context, control);
      case 'wide':
        return viewWide(context, control);
      default:
        return viewCustom(context, control);
    }
  }

  #propertyGenerator(context: GeneratorContext, first: Value): ShapeGenerator {
    switch (this.#options.shape ?? this.#shapeFor(first)) {
      case 'table':
        return propertyTable(context, first);
      case 'wide':
        return propertyWide(context);
      case 'custom':
        return propertyCustom(context);
      default:
        return propertyList(context);
    }
  }

  #shapeFor(first: Value): 'table' | 'list' {
    const { script } = this.#format;
    const chosen = defaultDisplaySet(script, first).length || allNames(script, first).length;
    return chosen <= tableLimit ? 'table' : 'list';
  }

  #announce(collection: Value, count: number): void {
    this.#comment('The following object supports IEnumerable:');
    const core = outOfBandEntry(this.#format, collection, 'output', this.#limit, true);
    if (core) this.#emit(core);
    if (count === 0) this.#comment('The IEnumerable contains no objects.');
    else if (count === 1) this.#comment('The IEnumerable contains the following object:');
    else this.#comment(`The IEnumerable contains the following ${count} objects:`);
  }

  #comment(text: string): void {
    this.#emit(new Entry({ kind: 'raw', text }, true));
  }
}
