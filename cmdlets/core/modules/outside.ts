import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';

/** Export-ModuleMember outside of a module. */
export function throwOutside(context: CmdletContext<object>): never {
  const text = 'The Export-ModuleMember cmdlet can only be called from inside a module.';
  const exception = newException(PSInvalidOperationException, text);
  return context.throwTerminating(
    errorRecord({
      exception,
      id: 'Modules_CanOnlyExecuteExportModuleMemberInsideAModule',
      category: 'PermissionDenied',
    }),
  );
}
