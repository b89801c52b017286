import { string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { scopedItemOptions } from '../variables/scoped-item-options.js';

/** What an alias is made of, for New-Alias and Set-Alias. */
export const aliasRows = {
  Name: { type: string, help: 'The alias.', mandatory: true, position: 0, byName: true },
  Value: { type: string, help: 'The command the alias stands for.', mandatory: true, position: 1, byName: true },
  Description: { type: string, help: 'A text that says what it is for.' },
  Option: { type: scopedItemOptions, help: 'None, ReadOnly, Constant, Private or AllScope.' },
  PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
  Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.' },
} as const;
