import type { StaticBody } from '../values/type-definition.js';
import { defineException, type ExceptionType, type NetException, newException } from './exceptions.js';

/** The .NET exceptions the engine raises and scripts name. One constant a type, base types first. */
export const Exception = defineException('System.Exception', null);
export const SystemException = defineException('System.SystemException', Exception, {
  hresult: -2146233087,
  defaultMessage: 'System error.',
});
export const ApplicationException = defineException('System.ApplicationException', Exception, {
  hresult: -2146232832,
  defaultMessage: 'Error in the application.',
});

type Text = string | null;
type Inner = NetException | null;

/** The message of an exception that names a parameter: .NET adds it in brackets. */
export function withParameter(message: string, parameter: string | null): string {
  return parameter ? `${message} (Parameter '${parameter}')` : message;
}

function argumentConstructors(type: () => ExceptionType): Readonly<Record<string, StaticBody>> {
  const make = (message: Text, parameter: Text, inner: Inner): NetException =>
    newException(type(), withParameter(message ?? type().defaultMessage, parameter), inner, { ParamName: parameter });
  return {
    'new()': () => make(null, null, null),
    'new(string message)': ([message]: [Text]) => make(message, null, null),
    'new(string message, System.Exception innerException)': ([message, inner]: [Text, Inner]) =>
      make(message, null, inner),
    'new(string message, string paramName)': ([message, parameter]: [Text, Text]) => make(message, parameter, null),
    'new(string message, string paramName, System.Exception innerException)': ([message, parameter, inner]: [
      Text,
      Text,
      Inner,
    ]) => make(message, parameter, inner),
  };
}

function parameterFirstConstructors(type: () => ExceptionType): Readonly<Record<string, StaticBody>> {
  const make = (message: Text, parameter: Text, inner: Inner): NetException =>
    newException(type(), withParameter(message ?? type().defaultMessage, parameter), inner, { ParamName: parameter });
  return {
    'new()': () => make(null, null, null),
    'new(string paramName)': ([parameter]: [Text]) => make(null, parameter, null),
    'new(string message, System.Exception innerException)': ([message, inner]: [Text, Inner]) =>
      make(message, null, inner),
    'new(string paramName, string message)': ([parameter, message]: [Text, Text]) => make(message, parameter, null),
  };
}

export const ArgumentException: ExceptionType = defineException('System.ArgumentException', SystemException, {
  hresult: -2147024809,
  defaultMessage: 'Value does not fall within the expected range.',
  properties: { ParamName: 'string' },
  constructors: argumentConstructors(() => ArgumentException),
});
export const ArgumentNullException: ExceptionType = defineException('System.ArgumentNullException', ArgumentException, {
  hresult: -2147467261,
  defaultMessage: 'Value cannot be null.',
  constructors: parameterFirstConstructors(() => ArgumentNullException),
});
export const ArgumentOutOfRangeException: ExceptionType = defineException(
  'System.ArgumentOutOfRangeException',
  ArgumentException,
  {
    hresult: -2146233086,
    defaultMessage: 'Specified argument was out of the range of valid values.',
    properties: { ActualValue: 'System.Object' },
    constructors: parameterFirstConstructors(() => ArgumentOutOfRangeException),
  },
);
export const ArithmeticException = defineException('System.ArithmeticException', SystemException, {
  hresult: -2147024362,
  defaultMessage: 'Overflow or underflow in the arithmetic operation.',
});
export const DivideByZeroException = defineException('System.DivideByZeroException', ArithmeticException, {
  hresult: -2147352558,
  defaultMessage: 'Attempted to divide by zero.',
});
export const OverflowException = defineException('System.OverflowException', ArithmeticException, {
  hresult: -2146233066,
  defaultMessage: 'Arithmetic operation resulted in an overflow.',
});
export const FormatException = defineException('System.FormatException', SystemException, {
  hresult: -2146233033,
  defaultMessage: 'One of the identified items was in an invalid format.',
});
export const UriFormatException = defineException('System.UriFormatException', FormatException);
export const IndexOutOfRangeException = defineException('System.IndexOutOfRangeException', SystemException, {
  hresult: -2146233080,
  defaultMessage: 'Index was outside the bounds of the array.',
});
export const InvalidCastException = defineException('System.InvalidCastException', SystemException, {
  hresult: -2147467262,
  defaultMessage: 'Specified cast is not valid.',
});
export const InvalidOperationException = defineException('System.InvalidOperationException', SystemException, {
  hresult: -2146233079,
  defaultMessage: 'Operation is not valid due to the current state of the object.',
});
export const ObjectDisposedException = defineException('System.ObjectDisposedException', InvalidOperationException, {
  hresult: -2146232798,
});
export const NotImplementedException = defineException('System.NotImplementedException', SystemException, {
  hresult: -2147467263,
  defaultMessage: 'The method or operation is not implemented.',
});
export const NotSupportedException = defineException('System.NotSupportedException', SystemException, {
  hresult: -2146233067,
  defaultMessage: 'Specified method is not supported.',
});
export const PlatformNotSupportedException = defineException(
  'System.PlatformNotSupportedException',
  NotSupportedException,
  { hresult: -2146233031, defaultMessage: 'Operation is not supported on this platform.' },
);
export const NullReferenceException = defineException('System.NullReferenceException', SystemException, {
  hresult: -2147467261,
  defaultMessage: 'Object reference not set to an instance of an object.',
});
export const OperationCanceledException = defineException('System.OperationCanceledException', SystemException, {
  hresult: -2146233029,
  defaultMessage: 'The operation was canceled.',
});
export const TaskCanceledException = defineException(
  'System.Threading.Tasks.TaskCanceledException',
  OperationCanceledException,
  { defaultMessage: 'A task was canceled.' },
);
export const OutOfMemoryException = defineException('System.OutOfMemoryException', SystemException, {
  hresult: -2147024882,
  defaultMessage: 'Insufficient memory to continue the execution of the program.',
});
export const TimeoutException = defineException('System.TimeoutException', SystemException, {
  hresult: -2146233083,
  defaultMessage: 'The operation has timed out.',
});
export const UnauthorizedAccessException = defineException('System.UnauthorizedAccessException', SystemException, {
  hresult: -2147024891,
  defaultMessage: 'Attempted to perform an unauthorized operation.',
});
export const RankException = defineException('System.RankException', SystemException, {
  hresult: -2146233065,
  defaultMessage: 'Attempted to operate on an array with the incorrect number of dimensions.',
});
export const AggregateException = defineException('System.AggregateException', Exception, {
  defaultMessage: 'One or more errors occurred.',
  declaresText: true,
});
export const KeyNotFoundException = defineException(
  'System.Collections.Generic.KeyNotFoundException',
  SystemException,
  { hresult: -2146232969, defaultMessage: 'The given key was not present in the dictionary.' },
);
export const CultureNotFoundException = defineException(
  'System.Globalization.CultureNotFoundException',
  ArgumentException,
  { defaultMessage: 'Culture is not supported.' },
);
export const RegexParseException = defineException(
  'System.Text.RegularExpressions.RegexParseException',
  ArgumentException,
);
export const RegexMatchTimeoutException = defineException(
  'System.Text.RegularExpressions.RegexMatchTimeoutException',
  TimeoutException,
);
export const DataException = defineException('System.Data.DataException', SystemException, {
  defaultMessage: 'Data Exception.',
});

export const IOException = defineException('System.IO.IOException', SystemException, {
  hresult: -2146232800,
  defaultMessage: 'I/O error occurred.',
});

function fileNameConstructors(type: () => ExceptionType): Readonly<Record<string, StaticBody>> {
  const make = (message: Text, fileName: Text, inner: Inner): NetException =>
    newException(type(), message, inner, { FileName: fileName });
  return {
    'new()': () => make(null, null, null),
    'new(string message)': ([message]: [Text]) => make(message, null, null),
    'new(string message, System.Exception innerException)': ([message, inner]: [Text, Inner]) =>
      make(message, null, inner),
    'new(string message, string fileName)': ([message, fileName]: [Text, Text]) => make(message, fileName, null),
    'new(string message, string fileName, System.Exception innerException)': ([message, fileName, inner]: [
      Text,
      Text,
      Inner,
    ]) => make(message, fileName, inner),
  };
}

export const FileNotFoundException: ExceptionType = defineException('System.IO.FileNotFoundException', IOException, {
  hresult: -2147024894,
  defaultMessage: 'Unable to find the specified file.',
  declaresText: true,
  properties: { FileName: 'string', FusionLog: 'string' },
  constructors: fileNameConstructors(() => FileNotFoundException),
});
export const DirectoryNotFoundException = defineException('System.IO.DirectoryNotFoundException', IOException, {
  hresult: -2147024893,
  defaultMessage: 'Attempted to access a path that is not on the disk.',
});
export const PathTooLongException = defineException('System.IO.PathTooLongException', IOException, {
  hresult: -2147024690,
});
export const EndOfStreamException = defineException('System.IO.EndOfStreamException', IOException, {
  hresult: -2147024858,
  defaultMessage: 'Attempted to read past the end of the stream.',
});
export const InvalidDataException = defineException('System.IO.InvalidDataException', SystemException, {
  defaultMessage: 'Found invalid data while decoding.',
});
export const HttpRequestException = defineException('System.Net.Http.HttpRequestException', Exception);
export const WebException = defineException('System.Net.WebException', InvalidOperationException);
export const CryptographicException = defineException(
  'System.Security.Cryptography.CryptographicException',
  SystemException,
  {
    defaultMessage: 'Error occurred during a cryptographic operation.',
  },
);
export const SecurityException = defineException('System.Security.SecurityException', SystemException, {
  defaultMessage: 'Security error.',
});
export const XmlException = defineException('System.Xml.XmlException', SystemException);
export const Win32Exception = defineException('System.ComponentModel.Win32Exception', SystemException, {
  properties: { NativeErrorCode: 'int' },
});
export const SocketException = defineException('System.Net.Sockets.SocketException', Win32Exception, {
  properties: { SocketErrorCode: 'System.Net.Sockets.SocketError', ErrorCode: 'int' },
});
export const PingException = defineException('System.Net.NetworkInformation.PingException', InvalidOperationException);
export const AuthenticationException = defineException(
  'System.Security.Authentication.AuthenticationException',
  SystemException,
  { defaultMessage: 'System error.' },
);
export const SmtpException = defineException('System.Net.Mail.SmtpException', Exception, {
  defaultMessage: 'Failure sending mail.',
});
export const SmtpFailedRecipientException = defineException(
  'System.Net.Mail.SmtpFailedRecipientException',
  SmtpException,
  { properties: { FailedRecipient: 'string' } },
);
export const SmtpFailedRecipientsException = defineException(
  'System.Net.Mail.SmtpFailedRecipientsException',
  SmtpFailedRecipientException,
  { properties: { InnerExceptions: 'System.Net.Mail.SmtpFailedRecipientException[]' } },
);
export const DuplicateNameException = defineException('System.Data.DuplicateNameException', DataException);
export const SyntaxErrorException = defineException('System.Data.SyntaxErrorException', DataException);
