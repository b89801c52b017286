import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, netType, object, string } from '../../src/engine/command/parameter-types.js';
import type { ErrorCategory } from '../../src/engine/errors/categories.js';
import { errorCategories } from '../../src/engine/errors/categories.js';
import { WriteErrorException } from '../../src/engine/errors/engine-exceptions.js';
import type { ErrorRecord } from '../../src/engine/errors/error-record.js';
import { copyRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import type { NetException } from '../../src/engine/errors/exceptions.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { InvocationInfo } from '../../src/engine/errors/invocation-info.js';
import type { Value } from '../../src/engine/values/value.js';

/** Writes an error, and goes on. */
export const WriteError = cmdlet({
  name: 'Write-Error',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes an error, and goes on.',
  defaultSet: 'NoException',
  sets: ['NoException', 'WithException', 'ErrorRecord'],
  parameters: {
    Exception: {
      type: netType<NetException>('System.Exception', 'Exception'),
      help: 'The exception to write as an error.',
      sets: { WithException: { mandatory: true, position: 0 } },
    },
    Message: {
      type: string,
      help: 'The text.',
      aliases: ['Msg'],
      sets: { NoException: { mandatory: true, position: 0, pipeline: true }, WithException: {} },
      allowNull: true,
      allowEmptyString: true,
    },
    ErrorRecord: {
      type: netType<ErrorRecord>('System.Management.Automation.ErrorRecord', 'ErrorRecord'),
      help: 'An error record to write again.',
      sets: { ErrorRecord: { mandatory: true, position: 0 } },
    },
    Category: {
      type: enumType('System.Management.Automation.ErrorCategory', errorCategories),
      help: 'Category of the error.',
      sets: { NoException: {}, WithException: {} },
    },
    ErrorId: { type: string, help: 'The id of the error.', sets: { NoException: {}, WithException: {} } },
    TargetObject: {
      type: object,
      help: 'The object that was worked on.',
      sets: { NoException: {}, WithException: {} },
    },
    RecommendedAction: { type: string, help: 'What to do about the error.' },
    CategoryActivity: { type: string, help: 'What was being done when the error happened.', aliases: ['Activity'] },
    CategoryReason: { type: string, help: 'Why the error happened.', aliases: ['Reason'] },
    CategoryTargetName: { type: string, help: 'Name of the object that was worked on.', aliases: ['TargetName'] },
    CategoryTargetType: { type: string, help: 'Type of the object that was worked on.', aliases: ['TargetType'] },
  },
  examples: [
    {
      code: "Write-Error 'No such user' -ErrorId NoUser -Category ObjectNotFound -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId",
      remarks: 'The record is in $Error.',
    },
  ],
  run: (context) => ({
    process() {
      const p = context.parameters;
      const record = p.ErrorRecord ? copyRecord(p.ErrorRecord) : newRecord(p);
      const { categoryInfo } = record;
      // The error belongs to whoever called Write-Error.
      const caller = context.session.scope.find('myinvocation')?.read();
      if (caller instanceof InvocationInfo) record.invocationInfo = caller;
      categoryInfo.activity =
        p.CategoryActivity || (caller instanceof InvocationInfo ? 'Write-Error' : categoryInfo.activity);
      if (p.CategoryReason) categoryInfo.reason = p.CategoryReason;
      if (p.CategoryTargetName) categoryInfo.targetName = p.CategoryTargetName;
      if (p.CategoryTargetType) categoryInfo.targetType = p.CategoryTargetType;
      context.writeError(record);
    },
  }),
});

/** Parameters a record is made of. */
interface NewErrorParameters {
  readonly Exception: NetException | undefined;
  readonly Message: string | undefined;
  readonly ErrorId: string | undefined;
  readonly Category: ErrorCategory | undefined;
  readonly TargetObject: Value;
  readonly RecommendedAction: string | undefined;
}

function newRecord(p: NewErrorParameters): ErrorRecord {
  const exception = p.Exception ?? newException(WriteErrorException, p.Message ?? '');
  const id = p.ErrorId || (p.Exception ? exception.typeName : 'Microsoft.PowerShell.Commands.WriteErrorException');
  const hasOwnText = p.Exception !== undefined && p.Message !== undefined && p.Message !== '';
  return errorRecord({
    exception,
    id,
    category: p.Category ?? 'NotSpecified',
    target: p.TargetObject ?? null,
    ...(hasOwnText || p.RecommendedAction ? { details: p.Message || exception.message } : {}),
    ...(p.RecommendedAction ? { recommendedAction: p.RecommendedAction } : {}),
  });
}
