import { basename } from 'node:path';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { Double } from '../../../src/engine/values/numbers.js';
import { TimeSpan, ticksPer } from '../../../src/engine/values/timespan.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { ProcessFacts } from './process-info.js';

const fullName = 'System.Diagnostics.Process';

/** `System.Diagnostics.Process`: what was known of a program when it was asked for. */
export class Process extends NetObject {
  readonly facts: ProcessFacts;
  /** Null while it runs. */
  readonly exitCode: number | null;

  constructor(facts: ProcessFacts, exitCode: number | null = null) {
    super();
    this.facts = facts;
    this.exitCode = exitCode;
  }
}

/** A program that Start-Process started: only its number and name are known. */
export function startedProcess(file: string, id: number, exitCode: number | null = null): Process {
  const name = basename(file).replace(/\.exe$/i, '');
  return new Process({ id, name, path: null, workingSet: 0, cpu: 0, started: null }, exitCode);
}

type Get = (self: Process) => Value;
const memory: Get = ({ facts }) => BigInt(facts.workingSet);
const alias = (get: Get) => ({ get, kind: 'AliasProperty' as const });
const script = (get: Get) => ({ get, kind: 'ScriptProperty' as const });

lazyTypes([fullName], defineProcess, [Process]);

function defineProcess(): void {
  defineType({
    name: fullName,
    represents: Process,
    text: ({ facts }: Process) => `${fullName} (${facts.name})`,
    properties: {
      'Name: string': alias(({ facts }) => facts.name),
      'SI: int': alias(() => 0),
      'Handles: int': alias(() => 0),
      'VM: long': alias(memory),
      'WS: long': alias(memory),
      'PM: long': alias(memory),
      'NPM: long': alias(() => 0n),
      'Path: System.Object': script(({ facts }) => facts.path),
      'CPU: System.Object': script(({ facts }) => new Double(facts.cpu)),
      'Id: int': ({ facts }: Process) => facts.id,
      'ProcessName: string': ({ facts }: Process) => facts.name,
      'SessionId: int': () => 0,
      'HandleCount: int': () => 0,
      'WorkingSet64: long': memory,
      'PagedMemorySize64: long': memory,
      'VirtualMemorySize64: long': memory,
      'NonpagedSystemMemorySize64: long': () => 0n,
      'StartTime: datetime': ({ facts }: Process) =>
        facts.started === null ? null : DateTime.fromUnixMilliseconds(Math.trunc(facts.started), 'Local'),
      'TotalProcessorTime: timespan': ({ facts }: Process) => TimeSpan.fromUnits(facts.cpu, ticksPer.second),
      'HasExited: bool': (self: Process) => self.exitCode !== null,
      'ExitCode: int': (self: Process) => self.exitCode,
    },
    methods: {
      'Kill(): void': ({ facts }: Process) => void process.kill(facts.id),
      'ToString(): string': ({ facts }: Process) => `${fullName} (${facts.name})`,
    },
  });
}
