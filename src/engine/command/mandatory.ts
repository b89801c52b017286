import { tryConvert } from '../convert/convert.js';
import { type Host, NotInteractiveError } from '../host.js';
import { Credential } from '../values/credential.js';
import { SecureString } from '../values/secure-string.js';
import type { Value } from '../values/value.js';
import { type Binding, origin } from './binding.js';
import { missingMandatory } from './binding-errors.js';
import { takesAnything } from './bound-value-checks.js';
import { missingBeforeInput } from './mandatory-sets.js';
import { missingIn } from './parameter-sets.js';
import type { TableParameter } from './parameter-table.js';

/**
 * Asks for mandatory parameters that are not bound (§6), or raises MissingMandatoryParameter when nobody can answer.
 * Parameters that pipeline input may still bring are left.
 */
export function bindMandatory(binding: Binding, host: Host, pipelinePosition: number): void {
  const missing = missingAnywhere(binding);
  if (missing.length === 0) return;
  const names = missing.map((parameter) => parameter.name);
  if (!host.isInteractive) throw missingMandatory(binding.site, names);
  const answers = ask(binding, host, missing, pipelinePosition, names);
  // At the end of redirected input there is no answer.
  if (names.some((name) => answers[name] === undefined)) throw missingMandatory(binding.site, names);
  for (const parameter of missing) {
    binding.bind(parameter, answerValue(parameter, answers[parameter.name]!), origin.commandLine, null);
  }
}

/** An answer as a value: secrets are wrapped at once; a credential is answered by its user name and password (none without a user). */
function answerValue(parameter: TableParameter, answer: string | readonly string[]): Value {
  if (typeof answer === 'string') return parameter.typeName === secureString ? new SecureString(answer) : answer;
  if (parameter.typeName !== credential) return [...answer];
  const [user, password] = answer;
  return user === undefined ? null : new Credential(user, new SecureString(password ?? ''));
}

/** What must be asked for: with input, what it cannot bring; without, what the chosen set lacks. */
function missingAnywhere(binding: Binding): readonly TableParameter[] {
  return binding.expectingInput ? missingBeforeInput(binding) : missingIn(binding, binding.sets[0]!);
}

function ask(
  binding: Binding,
  host: Host,
  missing: readonly TableParameter[],
  position: number,
  names: readonly string[],
): Readonly<Record<string, string | string[]>> {
  try {
    return host.askFields(
      `cmdlet ${binding.table.commandName} at command pipeline position ${position}`,
      'Supply values for the following parameters:',
      missing.map((parameter) => ({
        name: parameter.name,
        label: parameter.name,
        help: parameter.helpMessage,
        typeName: parameter.typeName,
        secret: parameter.typeName === secureString,
        check: (text: string) => complaint(binding, parameter, text),
      })),
    );
  } catch (error) {
    if (error instanceof NotInteractiveError) throw missingMandatory(binding.site, names);
    throw error;
  }
}

/** Why a typed text is not acceptable; null when it is. Only the type is asked here: validations end the command. */
function complaint(binding: Binding, parameter: TableParameter, text: string): string | null {
  if (takesAnything(parameter)) return null;
  const type = parameter.type(binding.ctx);
  const element = parameter.kind === 'collection' ? type.elementType : type;
  if (!element || parameter.convert !== null || textTypes.has(element.fullName)) return null;
  if (tryConvert(binding.ctx, text, element) !== undefined) return null;
  return `Cannot recognize "${text}" as a ${element.fullName} due to a format error.`;
}

const secureString = 'System.Security.SecureString';
const credential = 'System.Management.Automation.PSCredential';

/** Types that take any text, or whose answers the host makes itself. */
const textTypes: ReadonlySet<string> = new Set([
  'System.String',
  'System.Object',
  'System.Management.Automation.PSObject',
  secureString,
  credential,
]);
