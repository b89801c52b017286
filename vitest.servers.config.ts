import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.servers.ts'],
    globalSetup: ['test/servers/setup.ts'],
    reporters: ['default', './test/reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
});
