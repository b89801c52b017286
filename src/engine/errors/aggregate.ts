import { AggregateException } from './exception-types.js';
import { type NetException, newException } from './exceptions.js';

/** The AggregateException in which a task's `Wait` and `Result` hand on what failed, with .NET's text. */
export function aggregateOf(problem: NetException): NetException {
  return newException(AggregateException, `One or more errors occurred. (${problem.message})`, problem);
}
