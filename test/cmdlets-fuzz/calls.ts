import type { CmdletDefinition, ParameterDefinition, ParameterSetUse } from '../../src/engine/command/definition.js';

/** Values that no parameter is made for, as PowerShell writes them. */
export const oddValues = [
  '$null',
  "''",
  '@()',
  '@($null)',
  "'x'",
  '0',
  '-1',
  '@{}',
  '([pscustomobject]@{})',
  '{ $_ }',
  '$long',
] as const;

/** What is piped into a call; '' for nothing. */
const inputs = ['', '$null', "@('x', 99999999, @{ a = 1 }, [pscustomobject]@{ Name = $null; Path = @() })"] as const;

/** Parameters that come in every cmdlet have their own tests; a mandatory one of these names is given what harms nobody. */
const harmless: Readonly<Record<string, string>> = { Id: '999999999', Process: "'no-such-process'" };

function usable(value: string, parameter: ParameterDefinition): string {
  return parameter.type.kind === 'switch' ? `:${value}` : ` ${value}`;
}

/** A plain value for a mandatory parameter beside the one that is tried. */
function plainValue(name: string, { type, validate }: ParameterDefinition): string {
  const known = harmless[name];
  if (known !== undefined) return known;
  const [choice] = type.values ?? [];
  if (choice !== undefined) return `'${choice}'`;
  if (/ScriptBlock/.test(type.name)) return '{ 1 }';
  if (/Hashtable|IDictionary/.test(type.name)) return '@{ a = 1 }';
  if (/Int|Double|Byte|Decimal/.test(type.name)) return '2';
  if (/DateTime/.test(type.name)) return "'2026-01-02'";
  if (/TimeSpan/.test(type.name)) return "'0:00:01'";
  if (/SecureString/.test(type.name)) return '([securestring]::new())';
  return validate?.length ? "'a'" : "'x'";
}

function usesOf(parameter: ParameterDefinition): ReadonlyMap<string, ParameterSetUse> | null {
  return parameter.sets ? new Map(Object.entries(parameter.sets)) : null;
}

function setsOf(definition: CmdletDefinition): readonly string[] {
  const names = new Set<string>();
  for (const parameter of Object.values(definition.parameters))
    for (const name of Object.keys(parameter.sets ?? {})) names.add(name);
  return names.size > 0 ? [...names] : [''];
}

/** The mandatory parameters of a set but `except`, each with a plain value. */
function companions(definition: CmdletDefinition, set: string, except: string): string {
  return Object.entries(definition.parameters)
    .filter(([name, parameter]) => {
      if (name === except) return false;
      const uses = usesOf(parameter);
      return uses ? uses.get(set)?.mandatory === true : parameter.mandatory === true;
    })
    .map(([name, parameter]) => ` -${name} ${plainValue(name, parameter)}`)
    .join('');
}

/** One parameter with one odd value, in one set, with one input. */
function call(definition: CmdletDefinition, parameter: string, value: string, set: string, input: string): string {
  const tried = definition.parameters[parameter];
  if (!tried) throw new Error(`${definition.name} has no parameter ${parameter}.`);
  const command = `${definition.name} -${parameter}${usable(value, tried)}${companions(definition, set, parameter)}`;
  return input === '' ? command : `${input} | ${command}`;
}

/** Every parameter with every odd value, in each of its sets, alone and behind each input: all calls of a cmdlet, no text twice. */
export function callsOf(definition: CmdletDefinition): string[] {
  const found = new Set<string>(inputs.map((input) => (input ? `${input} | ${definition.name}` : definition.name)));
  for (const [name, parameter] of Object.entries(definition.parameters)) {
    const uses = usesOf(parameter);
    for (const set of uses ? uses.keys() : setsOf(definition))
      for (const value of oddValues) for (const input of inputs) found.add(call(definition, name, value, set, input));
  }
  return [...found];
}

/** Two parameters with odd values each: `pick(n)` gives a number from 0 to n - 1. */
export function randomCall(definition: CmdletDefinition, pick: (limit: number) => number): string {
  const entries = Object.entries(definition.parameters);
  const any = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const input = any(inputs);
  const chosen = [any(entries), any(entries), any(entries)].slice(0, 1 + pick(3));
  const command = [definition.name, ...new Map(chosen)].map((one) =>
    typeof one === 'string' ? one : `-${one[0]}${usable(any(oddValues), one[1])}`,
  );
  return `${input === '' ? '' : `${input} | `}${command.join(' ')}`;
}
