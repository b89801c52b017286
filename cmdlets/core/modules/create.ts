import { randomUUID } from 'node:crypto';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { ListSink, nullSink, writeValue } from '../../../src/engine/pipeline/sink.js';
import { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { Variable } from '../../../src/engine/session/variables.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { callScriptMethod } from '../../../src/engine/values/member-errors.js';
import { type ExtendedMember, putMember } from '../../../src/engine/values/member-set.js';
import type { Value } from '../../../src/engine/values/value.js';
import { exportedBy, importBlock, runInside } from './load.js';

/** The parameters of New-Module. */
export interface CreateParameters {
  readonly Name: string | undefined;
  readonly ScriptBlock: ScriptBlock | undefined;
  readonly ArgumentList: readonly Value[] | undefined;
  readonly ReturnResult: boolean;
  readonly AsCustomObject: boolean;
}

/** Runs the block as a module and writes the module, or with -ReturnResult what the block wrote. */
export function createModule(context: CmdletContext<CreateParameters>): void {
  const { Name, ScriptBlock: block, ArgumentList, ReturnResult, AsCustomObject } = context.parameters;
  if (AsCustomObject) {
    context.write(moduleObject(context.session, block!, ArgumentList ?? []));
    return;
  }
  const name = Name ?? `__DynamicModule_${randomUUID()}`;
  const result = new ListSink();
  const out = ReturnResult ? result : nullSink;
  const module = importBlock(context.session, block!, { name, path: name, args: ArgumentList ?? [], out });
  if (ReturnResult) writeValue(context.out, result.collapse());
  else context.write(module);
}

/** Runs the block as a module; an object whose methods are its functions and whose properties are its variables. */
function moduleObject(session: Session, block: ScriptBlock, args: readonly Value[]): Value {
  const scope = new Scope(session.global, true, true);
  runInside(session, scope, block, { args, out: nullSink });
  const isExported = exportedBy(scope, null);
  const object = CustomObject.from([]);
  for (const variable of scope.variables.values()) {
    if (isExported('variables', variable.name))
      putMember(object, variable.name, 'ScriptProperty', variableMember(variable));
  }
  for (const { name, block: body } of scope.functions?.values() ?? []) {
    if (isExported('functions', name)) putMember(object, name, 'ScriptMethod', methodMember(session, name, body));
  }
  return object;
}

/** The property is the module's variable itself. */
function variableMember(variable: Variable): ExtendedMember {
  return {
    kind: 'ScriptProperty',
    name: variable.name,
    get: () => variable.read(),
    set: (_self, value, ctx) => variable.assign(value, ctx),
    definition: `$${variable.name}`,
  };
}

function methodMember(session: Session, name: string, block: ScriptBlock): ExtendedMember {
  return {
    kind: 'ScriptMethod',
    name,
    invoke: (self, args) => callScriptMethod(session, name, block, self, args),
    definition: block.text,
    blocks: [block],
  };
}
