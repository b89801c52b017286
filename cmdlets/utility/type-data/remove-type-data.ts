import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { RuntimeException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { typeDataTable } from '../../../src/engine/values/type-data.js';

/** Removes all type data of a name; reports a name that has none. */
export function removeTypeData(
  context: Pick<CmdletContext<unknown>, 'script' | 'writeError' | 'shouldProcess'>,
  typeName: string,
): void {
  if (!context.shouldProcess(typeName, 'Remove TypeData')) return;
  if (typeDataTable(context.script).delete(typeName.toLowerCase())) return;
  const message = `Error in TypeData "${typeName}": The type "${typeName}" was not found. The type name value must be the full name of the type. Verify the type name and run the command again.`;
  context.writeError(
    errorRecord({
      exception: newException(RuntimeException, message),
      id: 'TypesDynamicRemoveException',
      category: 'InvalidOperation',
    }),
  );
}
