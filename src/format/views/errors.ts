import { detailedException, detailedView } from '../../engine/errors/detailed-view.js';
import { ErrorRecord } from '../../engine/errors/error-record.js';
import { NetException } from '../../engine/errors/exceptions.js';
import { formattingOf } from '../formatting-of.js';
import { groupByProperty, textView, viewFamily } from '../view-builders.js';

const record = 'System.Management.Automation.ErrorRecord#PSExtendedError';
const exception = 'System.Exception#PSExtendedError';

/** What Get-Error shows: everything there is to know of an error. */
export const errorViews = viewFamily([record, exception], () => [
  {
    ...textView('GetErrorInstance', [record, exception], (ctx, object) => {
      const { errorView, style } = formattingOf(ctx);
      const view = errorView();
      const accent = view.colours.accent === '' ? '' : style.formatting.formatAccent;
      const options = { ...view, colours: { ...view.colours, accent } };
      if (object instanceof ErrorRecord) return detailedView(object, options);
      return object instanceof NetException ? detailedException(object, options) : null;
    }),
    group: groupByProperty('PSErrorIndex', 'ErrorIndex'),
  },
]);
