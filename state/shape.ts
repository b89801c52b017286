/** One place in a document that is not as its shape asks. `field` is a path such as `batches[2].name`, empty for the document itself. */
export interface ShapeProblem {
  readonly field: string;
  /** What the shape asks for, as a noun phrase: `a whole number from 1 to 65535`. */
  readonly expected: string;
  /** What was found, shortened; never the text of a value that may be a secret. */
  readonly found: string;
}

/** A description of a value that can check one. `T` is the type of what passes the check. */
export interface Shape<T> {
  /** The first problem found in `value` at `field`, or `undefined` when `value` is a `T`. */
  readonly check: (value: unknown, field: string) => ShapeProblem | undefined;
  /** Only for inference; never set. */
  readonly type?: T;
}

/** The type a shape stands for. */
export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<F extends Fields> = { -readonly [K in keyof F]: ShapeOf<F[K]> };

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  if (typeof value === 'object') return 'an object';
  return String(value);
}

function shape<T>(expected: string, test: (value: unknown) => boolean): Shape<T> {
  return { check: (value, field) => (test(value) ? undefined : { field, expected, found: describe(value) }) };
}

/** Any text. */
export const text: Shape<string> = shape('a text', (value) => typeof value === 'string');

/** A text that is not empty. */
export const filledText: Shape<string> = shape('a text that is not empty', (v) => typeof v === 'string' && v !== '');

/** `true` or `false`. */
export const flag: Shape<boolean> = shape('true or false', (value) => typeof value === 'boolean');

/** A GUID in its lower-case form with hyphens. */
export const guid: Shape<string> = shape(
  'a GUID',
  (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
);

/** An instant as `Date.prototype.toISOString` writes it (UTC). */
export const instant: Shape<string> = shape(
  'a time such as 2026-01-31T12:00:00.000Z',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
);

/** A whole number from `least` to `most`, both included. */
export function whole(least = 0, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return shape(
    `a whole number ${range}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
  );
}

/** One of the given texts. */
export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return shape(`one of ${values.join(', ')}`, (value) => values.includes(value as T));
}

/** `null`, or what `inner` describes. */
export function nullable<T>(inner: Shape<T>): Shape<T | null> {
  return { check: (value, field) => (value === null ? undefined : inner.check(value, field)) };
}

/** An array of what `inner` describes, of at most `most` elements. */
export function list<T>(inner: Shape<T>, most = Number.MAX_SAFE_INTEGER): Shape<T[]> {
  return {
    check(value, field) {
      if (!Array.isArray(value)) return { field, expected: 'an array', found: describe(value) };
      if (value.length > most) {
        return { field, expected: `an array of at most ${most} elements`, found: `${value.length} elements` };
      }
      for (let index = 0; index < value.length; index++) {
        const problem = inner.check(value[index], `${field}[${index}]`);
        if (problem) return problem;
      }
      return undefined;
    },
  };
}

/** An object with these fields. Fields the shape does not name are left alone: an older reader must not lose them. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return {
    check(value, field) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return { field, expected: 'an object', found: describe(value) };
      }
      for (const [name, inner] of entries) {
        const problem = inner.check((value as Record<string, unknown>)[name], field === '' ? name : `${field}.${name}`);
        if (problem) return problem;
      }
      return undefined;
    },
  };
}
