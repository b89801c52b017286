import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

/** Loads every cmdlet of a folder. */
async function definitionsIn(name: string): Promise<readonly CmdletDefinition[]> {
  const folder = new URL(`../../cmdlets/${name}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => /^[A-Z]\w*-\w+\.ts$/.test(file));
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(new URL(file, folder).href)) as Record<string, CmdletDefinition>;
      return module[file.slice(0, -3).replace('-', '')]!;
    }),
  );
}

/** What a script prints as errors, in a folder of its own. */
function errorsOf(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const host = new ReplayHost();
    openSession(host, cmdletTable(all), folder).run(script);
    return host.error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const own = [...(await definitionsIn('management')), ...(await definitionsIn('security'))];
const all = [...own, ...(await definitionsIn('core')), ...(await definitionsIn('utility'))];
/** They call services (archives, DNS, TCP), which this host does not have. */
const needServices = new Set([
  'Compress-Archive',
  'Expand-Archive',
  'Resolve-DnsName',
  'Test-Connection',
  'Test-NetConnection',
]);

describe('examples of the Management and Security cmdlets run without an error', () => {
  for (const definition of own) {
    if (needServices.has(definition.name)) continue;
    definition.examples.forEach((example, i) => {
      test(`${definition.name} ${i + 1}`, () => expect(errorsOf(example.code)).toBe(''));
    });
  }
});
