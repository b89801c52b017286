import { writeSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/**
 * Ends the output with one line, `N passed, N failed`, for people and scripts that look at the end only. Before it stands a line for each
 * test that left itself out on this platform, with its reason. What `-t` leaves out does not count; a `.skip` in code fails.
 */
export default class ClosingLine implements Reporter {
  #wanted: RegExp | undefined;
  #passed = 0;
  #failed = 0;
  #leftOut: string[] = [];

  constructor() {
    process.on('exit', (code) => {
      const failed = this.#failed === 0 && code !== 0 ? 1 : this.#failed;
      for (const one of this.#leftOut) writeSync(1, `\nleft out: ${one}`);
      writeSync(1, `\n${this.#passed} passed, ${failed} failed\n`);
    });
  }

  onInit(vitest: Vitest): void {
    this.#wanted = vitest.config.testNamePattern;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#failed = errors.length;
    this.#passed = 0;
    this.#leftOut = [];
    for (const module of modules) this.#count(module);
  }

  #count(module: TestModule): void {
    const tests = [...module.children.allTests()];
    for (const test of tests) this.#add(test);
    if (tests.length === 0 || module.errors().length > 0) this.#failed += 1;
  }

  /** A test that neither passed nor failed was skipped: by `-t`, by itself with a reason, or by `.skip`, which no test of ours may be. */
  #add(test: TestCase): void {
    const result = test.result();
    if (result.state === 'passed') this.#passed += 1;
    else if (result.state === 'skipped' && result.note !== undefined)
      this.#leftOut.push(`${test.module.relativeModuleId}: ${test.fullName}: ${result.note}`);
    else if (result.state !== 'skipped' || this.#isWanted(test)) this.#failed += 1;
  }

  /** Vitest matches `-t` against the names of the suites and the test, with spaces between them. */
  #isWanted(test: TestCase): boolean {
    const names = [test.name];
    for (let { parent } = test; parent.type === 'suite'; { parent } = parent) names.unshift(parent.name);
    return this.#wanted === undefined || this.#wanted.test(names.join(' '));
  }
}
