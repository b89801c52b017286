import { describe, expect, test } from 'vitest';
import { ReplayHost } from '../oracle/replay-host.ts';
import { runScript } from './run-script.ts';

/** Raises the stop flag at the n-th look at it. */
class StoppingHost extends ReplayHost {
  #looks = 0;
  readonly #at: number;
  handled = false;

  constructor(at: number) {
    super();
    this.#at = at;
  }

  override stopRequested(): boolean {
    return ++this.#looks >= this.#at && !this.handled;
  }

  override stopHandled(): void {
    this.handled = true;
  }
}

describe('Ctrl+C', () => {
  test.each([
    ['a loop', 'while ($true) { }'],
    ['an endless pipeline', 'function inf { while ($true) { 1 } } inf | ForEach-Object { } | Out-Null'],
    ['calls', 'function f { } for (;;) { f }'],
    ['a foreach', 'foreach ($i in 1..10000000) { }'],
  ])('ends %s', (_name, script) => {
    const host = new StoppingHost(3);
    const { exitCode } = runScript(`${script}\n'never'`, host);
    expect(host.out).toBe('');
    expect(host.handled).toBe(true);
    expect(exitCode).toBe(130);
  });

  test('finally blocks run, loops in them too, and catch blocks do not', () => {
    const host = new StoppingHost(3);
    const script = `try { try { while ($true) { } } catch { 'caught' } finally { foreach ($i in 1..300) { }; "inner $i" } } finally { 'outer' }\n'never'`;
    expect(runScript(script, host).out).toEqual(['inner 300', 'outer']);
  });

  test('clean blocks run', () => {
    const host = new StoppingHost(3);
    const script = `function f { process { while ($true) { } } clean { Write-Host 'cleaned' } }\n1 | f`;
    expect(runScript(script, host).out).toEqual(['cleaned']);
  });
});
