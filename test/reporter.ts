import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one line, `N passed, N failed`, for people and scripts that look at the end only. */
export default class ClosingLine implements Reporter {
  #passed = 0;
  #failed = 0;

  constructor() {
    process.on('exit', (code) => {
      const failed = this.#failed === 0 && code !== 0 ? 1 : this.#failed;
      writeSync(1, `\n${this.#passed} passed, ${failed} failed\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#failed = errors.length;
    this.#passed = 0;
    for (const module of modules) this.#count(module);
  }

  /** A test that neither passed nor failed was skipped, which no test of ours may be. */
  #count(module: TestModule): void {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    this.#passed += states.filter((state) => state === 'passed').length;
    this.#failed += states.filter((state) => state !== 'passed').length;
    if (states.length === 0 || module.errors().length > 0) this.#failed += 1;
  }
}
