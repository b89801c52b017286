import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StateError } from '../../state/error.js';
import { readFacts, readSummary, writeSummary } from '../../state/facts.js';
import { FactsWriter } from '../../state/facts-writer.js';
import { realFileSystem } from '../../state/files.js';
import { openState, type State } from '../../state/folder.js';
import { emptySummary } from '../../state/initial.js';
import { batchFolder, factsPath, summaryPath } from '../../state/paths.js';
import { stageOf } from '../../state/stage.js';
import { appendReport, readReport, readSkipped, writeSkipped } from '../../state/work.js';
import { batchGuid, earlier, factsWith, failure, userGuid } from '../migration-batch/documents.js';
import { temporaryFolder } from './child.js';

let folder: ReturnType<typeof temporaryFolder>;
let state: State;

beforeEach(() => {
  folder = temporaryFolder();
  state = openState(join(folder.path, 'state'));
  fs.mkdirSync(batchFolder(state.dir, batchGuid), { recursive: true });
});
afterEach(() => folder.dispose());

const path = () => factsPath(state.dir, batchGuid, 0);
const other = '00000000-0000-4000-8000-0000000000bb';

describe('facts', () => {
  it('are read back, the last ones of a user', () => {
    const writer = new FactsWriter(state, batchGuid, 0);
    writer.record(factsWith({ copiedItems: 1 }));
    writer.record(factsWith({ guid: other }));
    writer.record(factsWith({ copiedItems: 2 }));
    writer.close();
    const facts = readFacts(state, batchGuid, 0);
    expect([facts.size, facts.get(userGuid)?.copiedItems]).toEqual([2, 2]);
    expect(new FactsWriter(state, batchGuid, 0).facts).toEqual(facts);
  });

  it('cost one line each, whatever the batch holds', () => {
    const writer = new FactsWriter(state, batchGuid, 0);
    writer.record(factsWith());
    const before = fs.statSync(path()).size;
    writer.record(factsWith({ copiedItems: 7 }));
    expect(fs.statSync(path()).size - before).toBe(before);
    writer.close();
  });

  it('are written anew when most lines are out of date', () => {
    const writer = new FactsWriter(state, batchGuid, 0);
    for (let n = 0; n < 2_100; n++) writer.record(factsWith({ copiedItems: n }));
    writer.close();
    expect(fs.readFileSync(path(), 'utf8').split('\n').length).toBeLessThan(200);
    expect(readFacts(state, batchGuid, 0).get(userGuid)?.copiedItems).toBe(2_099);
  });

  it('cut anywhere lose at most the line that was cut', () => {
    const writer = new FactsWriter(state, batchGuid, 0);
    writer.record(factsWith({ copiedItems: 1 }));
    writer.record(factsWith({ copiedItems: 2 }));
    writer.close();
    const whole = fs.readFileSync(path(), 'utf8');
    for (let cut = whole.length / 2; cut < whole.length; cut++) {
      fs.writeFileSync(path(), whole.slice(0, cut));
      expect(readFacts(state, batchGuid, 0).get(userGuid)?.copiedItems).toBe(1);
    }
    const again = new FactsWriter(state, batchGuid, 0);
    again.record(factsWith({ copiedItems: 3 }));
    again.close();
    expect(readFacts(state, batchGuid, 0).get(userGuid)?.copiedItems).toBe(3);
  });

  it('that are damaged in the middle are named to a reader, and set aside by the writer', () => {
    const good = JSON.stringify(factsWith({ copiedItems: 5 }));
    fs.writeFileSync(path(), `{"x":1}\n${good}\n`);
    try {
      readFacts(state, batchGuid, 0);
      expect.unreachable();
    } catch (error) {
      expect([(error as StateError).code, (error as StateError).file, (error as StateError).field]).toEqual([
        'Damaged',
        path(),
        'line 1',
      ]);
    }
    expect(new FactsWriter(state, batchGuid, 0).facts.get(userGuid)?.copiedItems).toBe(5);
    expect(fs.readFileSync(`${path()}.damaged`, 'utf8')).toBe(`{"x":1}\n${good}\n`);
    expect(readFacts(state, batchGuid, 0).size).toBe(1);
  });

  it('that meet a full disk are told, and the next ones are whole', () => {
    let full = false;
    const files = {
      ...realFileSystem,
      writeSync: ((fd: number, data: Uint8Array, at: number, length: number) => {
        if (!full) return fs.writeSync(fd, data, at, length);
        if (at > 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        return fs.writeSync(fd, data, 0, 20);
      }) as typeof fs.writeSync,
    };
    const writer = new FactsWriter({ ...state, files }, batchGuid, 0);
    writer.record(factsWith({ copiedItems: 1 }));
    full = true;
    expect(() => writer.record(factsWith({ copiedItems: 2 }))).toThrow(/the disk is full/);
    expect(writer.facts.get(userGuid)?.copiedItems).toBe(1);
    full = false;
    writer.record(factsWith({ copiedItems: 3 }));
    writer.close();
    expect(readFacts(state, batchGuid, 0).get(userGuid)?.copiedItems).toBe(3);
  });
});

describe('a summary', () => {
  it('is read back; one that cannot be read is as none', () => {
    expect(readSummary(state, batchGuid)).toBeUndefined();
    const summary = emptySummary(batchGuid, 3, earlier);
    writeSummary(state, summary);
    expect(readSummary(state, batchGuid)).toEqual(summary);
    fs.writeFileSync(summaryPath(state.dir, batchGuid), '{"version":1');
    expect(readSummary(state, batchGuid)).toBeUndefined();
  });
});

describe('stageOf', () => {
  const synced = { initialSynced: earlier } as const;
  it.each([
    ['pending', undefined],
    ['pending', factsWith()],
    ['active', factsWith({ activity: 'Validating' })],
    ['active', factsWith({ activity: 'Initial', stopped: true })],
    ['stopped', factsWith({ stopped: true })],
    ['failed', factsWith({ failure })],
    ['synced', factsWith(synced)],
    ['synced', factsWith({ ...synced, stopped: true })],
    ['incrementalActive', factsWith({ ...synced, activity: 'Incremental' })],
    ['incrementalFailed', factsWith({ ...synced, failure })],
    ['completing', factsWith({ ...synced, activity: 'Final' })],
    ['completed', factsWith({ ...synced, completed: earlier })],
    ['completedWithWarnings', factsWith({ ...synced, completed: earlier, skippedItems: 1 })],
  ])('%s', (stage, facts) => {
    expect(stageOf(facts)).toBe(stage);
  });
});

describe("a user's work", () => {
  it('keeps report lines and skipped items, and a report does not grow without end', () => {
    expect(readReport(state, batchGuid, userGuid)).toEqual([]);
    appendReport(state, batchGuid, userGuid, ['one', 'two']);
    expect(readReport(state, batchGuid, userGuid)).toEqual(['one', 'two']);
    for (let n = 0; n < 12; n++) appendReport(state, batchGuid, userGuid, [`${n}${'x'.repeat(100_000)}`]);
    const lines = readReport(state, batchGuid, userGuid);
    expect(lines.at(-1)?.startsWith('11')).toBe(true);
    expect(lines.join('').length).toBeLessThan(1_100_000);

    const item = {
      kind: 'LargeItem',
      folderName: 'A/B',
      subject: 's',
      sender: '',
      dateSent: null,
      dateReceived: earlier,
      messageSize: 9,
      reason: 'r',
      at: earlier,
    };
    writeSkipped(state, batchGuid, userGuid, [item, item]);
    expect(readSkipped(state, batchGuid, userGuid)).toEqual([item, item]);
  });
});
