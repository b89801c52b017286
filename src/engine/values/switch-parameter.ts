import { NetObject } from './value.js';

/** `System.Management.Automation.SwitchParameter`: the value of a `[switch]` parameter. */
export class SwitchParameter extends NetObject {
  readonly isPresent: boolean;

  constructor(isPresent: boolean) {
    super();
    this.isPresent = isPresent;
  }
}
