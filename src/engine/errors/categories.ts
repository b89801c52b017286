import { defineEnum } from '../values/enums.js';

/** PowerShell's error categories, in the order of their numbers (System.Management.Automation.ErrorCategory). */
export const errorCategories = [
  'NotSpecified',
  'OpenError',
  'CloseError',
  'DeviceError',
  'DeadlockDetected',
  'InvalidArgument',
  'InvalidData',
  'InvalidOperation',
  'InvalidResult',
  'InvalidType',
  'MetadataError',
  'NotImplemented',
  'NotInstalled',
  'ObjectNotFound',
  'OperationStopped',
  'OperationTimeout',
  'SyntaxError',
  'ParserError',
  'PermissionDenied',
  'ResourceBusy',
  'ResourceExists',
  'ResourceUnavailable',
  'ReadError',
  'WriteError',
  'FromStdErr',
  'SecurityError',
  'ProtocolError',
  'ConnectionError',
  'AuthenticationError',
  'LimitsExceeded',
  'QuotaExceeded',
  'NotEnabled',
] as const;

/** A category of an error. */
export type ErrorCategory = (typeof errorCategories)[number];

/** Full name of the enumeration's type. */
export const errorCategoryType = 'System.Management.Automation.ErrorCategory';

defineEnum(errorCategoryType, errorCategories);
