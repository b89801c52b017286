import type { Validation } from '../../../src/engine/command/validation.js';
import { toText } from '../../../src/engine/convert/text.js';
import { enumerate } from '../../../src/engine/values/arrays.js';

/** Accepts names of cultures (`de-DE`, empty for the invariant one) and the words in `also`. */
export function cultureName(also: readonly string[] = []): Validation {
  const words = also.map((word) => word.toLowerCase());
  return {
    kind: 'ValidateSet',
    values: null,
    text: 'culture',
    check(ctx, value) {
      for (const item of enumerate(value)) {
        const name = toText(ctx, item);
        if (!words.includes(name.toLowerCase()) && !isCulture(name))
          return `The argument "${name}" is not the name of a culture.`;
      }
      return null;
    },
  };
}

function isCulture(name: string): boolean {
  if (name === '') return true;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name).length > 0;
  } catch {
    return false;
  }
}
