import type {
  DataStatementAst,
  FunctionDefinitionAst,
  TypeDefinitionAst,
  UsingStatementAst,
} from '../../language/ast.js';
import { attributeName } from '../command/script-attribute.js';
import { AliasInfo, FunctionInfo } from '../pipeline/command-info.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { ListSink, writeValue } from '../pipeline/sink.js';
import type { Scope } from '../session/scope.js';
import type { Compiler } from './compiler.js';
import type { Statement } from './frame.js';

/** `function name { }`, `filter name { }` */
export function compileFunction(ast: FunctionDefinitionAst, c: Compiler): Statement {
  const code = c.block(ast.body, { parameters: ast.parameters, isFilter: ast.isFilter, definition: ast });
  const qualified = /^(global|script|local|private):(.+)$/i.exec(ast.name);
  const name = qualified ? qualified[2]! : ast.name;
  const where = qualified ? qualified[1]!.toLowerCase() : null;
  const aliases = aliasNames(ast);
  return (f) => {
    const info = new FunctionInfo(name, new ScriptBlock(code, f.scope.module, ast.isFilter));
    f.session.defineFunction(f.scope, where, info);
    if (aliases.length > 0) defineAliases(f.session.scopeFor(f.scope, where), name, aliases);
    return 0;
  };
}

/** Names in `[Alias('…')]` before `param`: they are defined together with the function. */
function aliasNames(ast: FunctionDefinitionAst): readonly string[] {
  const attributes = ast.body.paramBlock?.attributes ?? [];
  const alias = attributes.find((one) => attributeName(one) === 'alias');
  return (alias?.positionalArguments ?? []).flatMap((one) =>
    one.kind === 'StringConstantExpression' ? [one.value] : [],
  );
}

function defineAliases(scope: Scope, name: string, aliases: readonly string[]): void {
  scope.aliases ??= new Map();
  for (const alias of aliases) scope.aliases.set(alias.toLowerCase(), new AliasInfo(alias, name));
}

/** `data name { }` */
export function compileData(ast: DataStatementAst, c: Compiler): Statement {
  const body = c.statements(ast.body);
  const { variable } = ast;
  return (f, out) => {
    const items = new ListSink();
    const how = body(f, items);
    const value = items.collapse();
    if (variable === null) writeValue(out, value);
    else f.session.setVariable(f.scope, variable.toLowerCase(), variable, value);
    return how;
  };
}

/** `using` has done its work before the first statement runs: see `Session.prepareScript`. */
export function compileUsing(_ast: UsingStatementAst): Statement {
  return () => 0;
}

/** `class` and `enum` exist before the first statement of their script runs: see `hoistTypes`. */
export function compileTypeDefinition(_ast: TypeDefinitionAst): Statement {
  return () => 0;
}
