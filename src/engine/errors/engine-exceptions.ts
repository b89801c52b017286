import type { StaticBody } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { ErrorRecord } from './error-record.js';
import {
  ArgumentException,
  ArgumentNullException,
  ArgumentOutOfRangeException,
  Exception,
  InvalidCastException,
  InvalidOperationException,
  NotImplementedException,
  NotSupportedException,
  ObjectDisposedException,
  SystemException,
} from './exception-types.js';
import { defineException, type ExceptionType, type NetException, newException } from './exceptions.js';

const namespace = 'System.Management.Automation';

function engine(name: string, base: ExceptionType, properties?: Readonly<Record<string, string>>): ExceptionType {
  return defineException(`${namespace}.${name}`, base, {
    defaultMessage: 'System error.',
    ...(properties ? { properties } : {}),
  });
}

/** The record of an exception that reached the engine without one (id: full name of its type, category OperationStopped). */
export function recordOfException(exception: NetException): ErrorRecord {
  exception.record ??= new ErrorRecord(exception, exception.typeName, 'OperationStopped', null);
  return exception.record;
}

function runtimeConstructors(type: () => ExceptionType): Readonly<Record<string, StaticBody>> {
  return {
    'new()': () => newException(type()),
    'new(string message)': ([message]: [string | null]) => newException(type(), message),
    'new(string message, System.Exception innerException)': ([message, inner]: [string | null, NetException | null]) =>
      newException(type(), message, inner),
    'new(string message, System.Exception innerException, System.Management.Automation.ErrorRecord errorRecord)': ([
      message,
      inner,
      record,
    ]: [string | null, NetException | null, ErrorRecord | null]): Value => {
      const exception = newException(type(), message, inner);
      exception.record = record;
      return exception;
    },
  };
}

/** PowerShell's own exceptions: one constant a type. RuntimeException is what the language raises. */
export const RuntimeException: ExceptionType = defineException(`${namespace}.RuntimeException`, SystemException, {
  defaultMessage: 'System error.',
  members: {
    'ErrorRecord: System.Management.Automation.ErrorRecord': (self: NetException) => recordOfException(self),
    'WasThrownFromThrowStatement: bool': {
      get: (self: NetException) => self.thrownByScript,
      set: (self: NetException, value: boolean) => {
        self.thrownByScript = value;
      },
    },
  },
  constructors: runtimeConstructors(() => RuntimeException),
});

/** True for PowerShell's own family of exceptions, which reach a `catch` unwrapped. */
export function isRuntimeException(exception: NetException): boolean {
  return exception.resolveType().isAssignableTo(RuntimeException.netType);
}

export const CommandNotFoundException = engine('CommandNotFoundException', RuntimeException, { CommandName: 'string' });
export const ParameterBindingException = engine('ParameterBindingException', RuntimeException, {
  CommandInvocation: `${namespace}.InvocationInfo`,
  ErrorId: 'string',
  Line: 'long',
  Offset: 'long',
  ParameterName: 'string',
  ParameterType: 'type',
  TypeSpecified: 'type',
});
export const ParameterBindingValidationException = engine(
  'ParameterBindingValidationException',
  ParameterBindingException,
);
export const ParameterBindingArgumentTransformationException = engine(
  'ParameterBindingArgumentTransformationException',
  ParameterBindingException,
);
export const MetadataException = engine('MetadataException', RuntimeException);
export const ValidationMetadataException = engine('ValidationMetadataException', MetadataException);
export const ArgumentTransformationMetadataException = engine(
  'ArgumentTransformationMetadataException',
  MetadataException,
);
export const ParsingMetadataException = engine('ParsingMetadataException', MetadataException);
export const ExtendedTypeSystemException = engine('ExtendedTypeSystemException', RuntimeException);
export const MethodException = engine('MethodException', ExtendedTypeSystemException);
export const MethodInvocationException = engine('MethodInvocationException', MethodException);
export const SetValueException = engine('SetValueException', ExtendedTypeSystemException);
export const SetValueInvocationException = engine('SetValueInvocationException', SetValueException);
export const GetValueException = engine('GetValueException', ExtendedTypeSystemException);
export const GetValueInvocationException = engine('GetValueInvocationException', GetValueException);
export const PropertyNotFoundException = engine('PropertyNotFoundException', ExtendedTypeSystemException);
export const PSInvalidCastException = engine('PSInvalidCastException', InvalidCastException);
export const ParseException = engine('ParseException', RuntimeException, {
  Errors: 'System.Management.Automation.Language.ParseError[]',
});
export const IncompleteParseException = engine('IncompleteParseException', ParseException);
export const ParentContainsErrorRecordException = engine('ParentContainsErrorRecordException', SystemException);
export const WildcardPatternException = engine('WildcardPatternException', RuntimeException);
export const ScriptCallDepthException = engine('ScriptCallDepthException', SystemException);
export const ScriptRequiresException = engine('ScriptRequiresException', RuntimeException);
export const ActionPreferenceStopException = engine('ActionPreferenceStopException', RuntimeException);
export const CmdletInvocationException = engine('CmdletInvocationException', RuntimeException);
export const CmdletProviderInvocationException = engine('CmdletProviderInvocationException', CmdletInvocationException);
export const ApplicationFailedException = engine('ApplicationFailedException', RuntimeException);
export const NativeCommandExitException = engine('NativeCommandExitException', RuntimeException, {
  ExitCode: 'int',
  Path: 'string',
  ProcessId: 'int',
});
export const PipelineStoppedException = engine('PipelineStoppedException', RuntimeException);
export const HaltCommandException = engine('HaltCommandException', SystemException);
export const HostException = defineException(`${namespace}.Host.HostException`, RuntimeException);
export const PromptingException = defineException(`${namespace}.Host.PromptingException`, HostException);
export const RemoteException = engine('RemoteException', RuntimeException);
export const SessionStateException = engine('SessionStateException', RuntimeException, { ItemName: 'string' });
export const SessionStateUnauthorizedAccessException = engine(
  'SessionStateUnauthorizedAccessException',
  SessionStateException,
);
export const SessionStateOverflowException = engine('SessionStateOverflowException', SessionStateException);
export const ItemNotFoundException = engine('ItemNotFoundException', SessionStateException);
export const DriveNotFoundException = engine('DriveNotFoundException', SessionStateException);
export const ProviderNotFoundException = engine('ProviderNotFoundException', SessionStateException);
export const ProviderInvocationException = engine('ProviderInvocationException', RuntimeException);
export const PSArgumentException = engine('PSArgumentException', ArgumentException);
export const PSArgumentNullException = engine('PSArgumentNullException', ArgumentNullException);
export const PSArgumentOutOfRangeException = engine('PSArgumentOutOfRangeException', ArgumentOutOfRangeException);
export const PSInvalidOperationException = engine('PSInvalidOperationException', InvalidOperationException);
export const PSNotImplementedException = engine('PSNotImplementedException', NotImplementedException);
export const PSNotSupportedException = engine('PSNotSupportedException', NotSupportedException);
export const PSObjectDisposedException = engine('PSObjectDisposedException', ObjectDisposedException);
export const PSSecurityException = engine('PSSecurityException', RuntimeException);
export const WriteErrorException = defineException(
  'Microsoft.PowerShell.Commands.WriteErrorException',
  SystemException,
);
export const ServiceCommandException = defineException(
  'Microsoft.PowerShell.Commands.ServiceCommandException',
  SystemException,
);
export const ProcessCommandException = defineException(
  'Microsoft.PowerShell.Commands.ProcessCommandException',
  SystemException,
);
export const HelpNotFoundException = defineException(
  'Microsoft.PowerShell.Commands.HelpNotFoundException',
  SystemException,
);
/** An exchange with a web server failed; `StatusCode` of its answer, when there was one. */
export const HttpRequestException = defineException('System.Net.Http.HttpRequestException', Exception, {
  properties: { StatusCode: 'System.Net.HttpStatusCode', HttpRequestError: 'string' },
});
export const HttpResponseException = defineException(
  'Microsoft.PowerShell.Commands.HttpResponseException',
  HttpRequestException,
  { properties: { Response: 'System.Net.Http.HttpResponseMessage' } },
);
