/** What stands before the table of a page. */
export interface PageHead {
  readonly head: readonly string[] | undefined;
  readonly title: string | undefined;
  readonly css: string | null;
  readonly charset: string | undefined;
  readonly meta: readonly (readonly [string, string])[];
  readonly transitional: boolean;
}

/** Meta names that HTML knows. */
export const knownMeta: ReadonlySet<string> = new Set([
  'content-type',
  'default-style',
  'x-ua-compatible',
  'application-name',
  'author',
  'description',
  'generator',
  'keywords',
  'viewport',
]);

const equivalents: ReadonlySet<string> = new Set(['content-type', 'default-style', 'x-ua-compatible']);

/** The lines from the document type to the body tag. */
export function pageHead({ head, title, css, charset, meta, transitional }: PageHead): string[] {
  const lines = [
    transitional
      ? '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
      : '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
  ];
  if (charset !== undefined) lines.push(`<meta charset="${charset}">`);
  for (const [name, content] of meta) {
    const attribute = equivalents.has(name.toLowerCase()) ? 'http-equiv' : 'name';
    lines.push(`<meta ${attribute}="${name}" content="${content}">`);
  }
  lines.push(...(head ?? [`<title>${title ?? 'HTML TABLE'}</title>`]));
  if (css !== null) lines.push(`<link rel="stylesheet" type="text/css" href="${css}" />`);
  lines.push('</head><body>');
  return lines;
}
