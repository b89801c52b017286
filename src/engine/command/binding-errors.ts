import type { Extent } from '../../language/extent.js';
import type { ErrorCategory } from '../errors/categories.js';
import { ParameterBindingException } from '../errors/engine-exceptions.js';
import { type ExceptionType, type NetException, newException } from '../errors/exceptions.js';
import { InvocationInfo, type InvokedCommand } from '../errors/invocation-info.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import type { TableParameter } from './parameter-table.js';

/** The call that is being bound: where errors say they come from. */
export interface BindingSite {
  readonly command: InvokedCommand | null;
  /** The whole command; null for calls of the engine's own. */
  readonly extent: Extent | null;
  readonly invocationName: string;
}

interface Fault {
  readonly id: string;
  readonly message: string;
  readonly category?: ErrorCategory;
  readonly type?: ExceptionType;
  readonly extent?: Extent | null;
  readonly parameter?: string | null;
  readonly inner?: NetException | null;
}

/** A ParameterBindingException of a fault; its position is that of the command. */
export function bindingError(site: BindingSite, fault: Fault): TerminatingError {
  const details = { ParameterName: fault.parameter ?? '', ErrorId: fault.id };
  const exception = newException(fault.type ?? ParameterBindingException, fault.message, fault.inner ?? null, details);
  const error = engineError(exception, fault.id, fault.category ?? 'InvalidArgument');
  error.record.invocationInfo = new InvocationInfo({
    command: site.command,
    extent: fault.extent ?? site.extent,
    invocationName: site.invocationName,
  });
  return error;
}

/** `-Name` that no parameter has. */
export function namedNotFound(site: BindingSite, name: string, extent: Extent | null): TerminatingError {
  return bindingError(site, {
    id: 'NamedParameterNotFound',
    message: `A parameter cannot be found that matches parameter name '${name}'.`,
    parameter: name,
    extent,
  });
}

/** A value that no position takes; `text` is the argument as printed. */
export function positionalNotFound(site: BindingSite, text: string): TerminatingError {
  return bindingError(site, {
    id: 'PositionalParameterNotFound',
    message: `A positional parameter cannot be found that accepts argument '${text}'.`,
    parameter: text,
  });
}

/** `-Name` without its value. */
export function missingArgument(site: BindingSite, parameter: TableParameter, extent: Extent | null): TerminatingError {
  return bindingError(site, {
    id: 'MissingArgument',
    message: `Missing an argument for parameter '${parameter.name}'. Specify a parameter of type '${parameter.typeName}' and try again.`,
    parameter: parameter.name,
    extent,
  });
}

/** A beginning of several parameters' names. */
export function ambiguousName(
  site: BindingSite,
  name: string,
  candidates: readonly TableParameter[],
  extent: Extent | null,
): TerminatingError {
  const list = candidates.map((parameter) => ` -${parameter.name}`).join('');
  return bindingError(site, {
    id: 'AmbiguousParameter',
    message: `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include:${list}.`,
    parameter: name,
    extent,
  });
}

/** No parameter set, or more than one, fits what was given. */
export function ambiguousSet(site: BindingSite): TerminatingError {
  return bindingError(site, {
    id: 'AmbiguousParameterSet',
    message:
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  });
}

/** The same parameter twice. */
export function alreadyBound(site: BindingSite, parameter: TableParameter, extent: Extent | null): TerminatingError {
  return bindingError(site, {
    id: 'ParameterAlreadyBound',
    message: `Cannot bind parameter because parameter '${parameter.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
    parameter: parameter.name,
    extent,
  });
}

/** Mandatory parameters that nobody can be asked for. */
export function missingMandatory(site: BindingSite, names: readonly string[]): TerminatingError {
  return bindingError(site, {
    id: 'MissingMandatoryParameter',
    message: `Cannot process command because of one or more missing mandatory parameters:${names.map((name) => ` ${name}`).join('')}.`,
    parameter: names.join(' '),
  });
}

/** A pipeline object that no parameter takes. */
export function inputNotBound(site: BindingSite): TerminatingError {
  return bindingError(site, {
    id: 'InputObjectNotBound',
    message:
      'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
  });
}

/** A pipeline object that leaves mandatory parameters open. */
export function inputMissingMandatory(site: BindingSite, names: readonly string[]): TerminatingError {
  return bindingError(site, {
    id: 'InputObjectMissingMandatory',
    message: `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${names.map((name) => ` ${name}`).join('')}`,
    parameter: names.join(' '),
  });
}

/** A script block for each pipeline object, and no pipeline. */
export function delayedNoInput(site: BindingSite, parameter: TableParameter, extent: Extent | null): TerminatingError {
  return bindingError(site, {
    id: 'ScriptBlockArgumentNoInput',
    message: `Cannot evaluate parameter '${parameter.name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
    category: 'MetadataError',
    parameter: parameter.name,
    extent,
  });
}

/** A script block for each pipeline object failed. */
export function delayedFailed(site: BindingSite, parameter: TableParameter, cause: NetException): TerminatingError {
  return bindingError(site, {
    id: 'ScriptBlockArgumentInvocationFailed',
    message: `The input to the script block for parameter '${parameter.name}' failed. ${cause.message}`,
    parameter: parameter.name,
    inner: cause,
  });
}

/** A script block for each pipeline object gave nothing. */
export function delayedNoOutput(site: BindingSite, parameter: TableParameter): TerminatingError {
  return bindingError(site, {
    id: 'ScriptBlockArgumentNoOutput',
    message: `Cannot evaluate parameter '${parameter.name}' because its argument input did not produce any output.`,
    parameter: parameter.name,
  });
}

/** A parameter of another kind of migration: known, refused with the sentence that says what it is for. */
export function notSupportedHere(
  site: BindingSite,
  parameter: TableParameter,
  extent: Extent | null,
): TerminatingError {
  return bindingError(site, {
    id: 'ParameterNotSupportedHere',
    message: `Cannot bind parameter '${parameter.name}'. ${parameter.notSupportedHere}`,
    parameter: parameter.name,
    extent,
  });
}
