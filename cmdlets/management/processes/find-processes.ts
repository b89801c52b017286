import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { ProcessCommandException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import type { Value } from '../../../src/engine/values/value.js';
import { listProcesses, type ProcessFacts } from './process-info.js';

/** Which processes a cmdlet means. */
export interface ProcessChoice {
  readonly Name?: readonly string[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly InputObject?: readonly Value[] | undefined;
}

/** The processes that are meant; names and numbers that mean none are errors. */
export function findProcesses(context: CmdletContext<ProcessChoice>): ProcessFacts[] {
  const { Name, Id, InputObject } = context.parameters;
  const all = listProcesses(context.session, context.host);
  const ids = Id ?? InputObject?.map((one) => Number(getProperty(context.script, one, 'Id') ?? -1));
  if (ids)
    return ids.flatMap(
      (id) =>
        all.find((one) => one.id === id) ??
        missing(context, `process identifier ${id}`, 'NoProcessFoundForGivenId', id),
    );
  const byName = (a: ProcessFacts, b: ProcessFacts): number =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : a.name.toLowerCase() > b.name.toLowerCase() ? 1 : a.id - b.id;
  if (!Name) return all.sort(byName);
  return Name.flatMap((name) => {
    const pattern = new WildcardPattern(name);
    const found = all.filter((one) => pattern.matches(one.name)).sort(byName);
    return found.length > 0 || WildcardPattern.hasWildcards(name)
      ? found
      : missing(context, `name "${name}"`, 'NoProcessFoundForGivenName', name);
  });
}

function missing(context: CmdletContext<ProcessChoice>, what: string, id: string, target: Value): [] {
  const more = typeof target === 'number' ? '' : ' Verify the process name and call the cmdlet again.';
  const exception = newException(ProcessCommandException, `Cannot find a process with the ${what}.${more}`);
  context.writeError(errorRecord({ exception, id, category: 'ObjectNotFound', target }));
  return [];
}
