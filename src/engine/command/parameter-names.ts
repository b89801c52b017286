import { MetadataException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import type { TableParameter } from './parameter-table.js';

/** Two parameters of one name, an alias for two of them, or an alias that is another's name make a function uncallable. */
export function checkParameterNames(own: readonly TableParameter[], common: readonly TableParameter[]): void {
  checkOwnAliases(own);
  const names = new Set<string>();
  const owners = new Map<string, string>();
  for (const { name, aliases } of [...own, ...common]) {
    const folded = name.toLowerCase();
    if (names.has(folded)) {
      const text = `A parameter with the name '${name}' was defined multiple times for the command.`;
      throw metadataError('ParameterNameAlreadyExistsForCommand', text);
    }
    const owner = owners.get(folded);
    if (owner !== undefined) throw aliasIsName(name, owner);
    names.add(folded);
    for (const alias of aliases) {
      if (owners.has(alias.toLowerCase())) {
        const text = `The parameter alias cannot be specified because an alias with the name '${alias}' was already defined multiple times for the command.`;
        throw metadataError('AliasParameterNameAlreadyExistsForCommand', text);
      }
      if (names.has(alias.toLowerCase())) throw aliasIsName(alias, name);
      owners.set(alias.toLowerCase(), name);
    }
  }
}

function checkOwnAliases(own: readonly TableParameter[]): void {
  const seen = new Set<string>();
  for (const alias of own.flatMap((parameter) => parameter.aliases)) {
    if (seen.has(alias.toLowerCase())) {
      throw metadataError('AliasDeclaredMultipleTimes', `The alias "${alias}" is declared multiple times.`);
    }
    seen.add(alias.toLowerCase());
  }
}

function aliasIsName(name: string, owner: string): TerminatingError {
  const text = `The parameter '${name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter '${owner}'.`;
  return metadataError('ParameterNameConflictsWithAlias', text);
}

function metadataError(id: string, text: string): TerminatingError {
  return engineError(newException(MetadataException, text), id, 'MetadataError');
}
