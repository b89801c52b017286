import { object, objectArray, psobject, string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { validSet } from '../../../src/engine/command/validation.js';

/** What Format-Table, -List and -Custom show of an object. */
export const formatProperties = {
  Property: { type: objectArray, help: 'Properties, or calculated ones; wildcards are allowed.', position: 0 },
} as const;

/** The parameters that the Format-* cmdlets end with. */
export const formatRows = {
  GroupBy: { type: object, help: 'Starts a new group whenever this property or expression changes.' },
  View: { type: string, help: 'The view to use.' },
  ShowError: { type: switchParameter, help: 'Shows the errors of calculated values behind the objects.' },
  DisplayError: { type: switchParameter, help: 'Shows #ERR where a value cannot be calculated.' },
  Force: { type: switchParameter, help: 'Also lays out what is normally printed as it is.' },
  Expand: {
    type: string,
    help: 'Whether a collection is shown as an object, by its elements, or both.',
    validate: [validSet(['CoreOnly', 'EnumOnly', 'Both'])],
  },
  InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
} as const;
