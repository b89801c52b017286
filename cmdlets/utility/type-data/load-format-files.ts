import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { readFormatXml } from '../../../src/format/format-xml.js';
import { formattingOf } from '../../../src/format/formatting-of.js';
import { readDefinitionFiles } from './definition-files.js';

type LoadContext = Pick<CmdletContext<unknown>, 'session' | 'writeError' | 'shouldProcess'>;

/** Loads the views of files before and behind those that are there. */
export function loadFormatFiles(context: LoadContext, before: readonly string[], behind: readonly string[]): void {
  const { views } = formattingOf(context.session);
  const load = (paths: readonly string[], place: 'first' | 'last'): void => {
    const missingId = place === 'first' ? 'FormatPrependPathException' : 'FormatAppendPathException';
    readDefinitionFiles(
      context,
      paths,
      { action: 'Update FormatData', missingId, faultId: 'FormatXmlUpdateException' },
      (text) =>
        views.add(
          readFormatXml(text, (block) => context.session.compile(block)),
          place,
        ),
    );
  };
  load([...before].reverse(), 'first');
  load(behind, 'last');
}
