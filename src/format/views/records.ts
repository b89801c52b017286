import { textView, viewFamily } from '../view-builders.js';

const information = 'System.Management.Automation.InformationRecord';

/** Records of the information stream: their text, outside any table. Those of other streams are known to the formatter itself. */
export const recordViews = viewFamily([information], () => [
  textView('InformationRecord', [information], (_ctx, object) => object, true),
]);
