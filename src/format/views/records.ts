import { readProperty } from '../property-reader.js';
import { textView, viewFamily } from '../view-builders.js';

const space = 'System.Management.Automation.';
const texts = ['WarningRecord', 'VerboseRecord', 'DebugRecord'].map((name) => space + name);
const information = `${space}InformationRecord`;

/** Records of the streams besides output and errors: their text, outside any table. */
export const recordViews = viewFamily([...texts, information], () => [
  textView('InformationalRecord', texts, (ctx, object) => readProperty(ctx, object, 'Message'), true),
  textView('InformationRecord', [information], (_ctx, object) => object, true),
]);
