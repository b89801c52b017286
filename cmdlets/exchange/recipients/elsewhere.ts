import type { ParameterDefinition } from '../../../src/engine/command/definition.js';
import type { ParameterType } from '../../../src/engine/command/parameter-type.js';

/** A parameter for what a mail server does and a folder of mail does not: help and completion know it, binding it says what it is for. */
export function elsewhere(type: ParameterType<unknown>, purpose: string): ParameterDefinition {
  return {
    type,
    help: `For ${purpose}; not available here.`,
    notSupportedHere: `It is for ${purpose}, and the mailboxes here only keep mail.`,
  };
}
