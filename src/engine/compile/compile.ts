import type {
  ExpressionAst,
  FunctionDefinitionAst,
  NamedBlockAst,
  ParameterAst,
  ScriptBlockAst,
  StatementAst,
  VariableExpressionAst,
} from '../../language/ast.js';
import { textOf } from '../../language/extent.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { compileArrayExpression, compileArrayLiteral, compileParen, compileSubExpression } from './collections.js';
import type { BlockCode, CompiledBlock } from './compiled-block.js';
import type { BlockOptions, Compiler, StatementList } from './compiler.js';
import { compileData, compileFunction, compileTypeDefinition, compileUsing } from './definitions.js';
import { compileBreak, compileContinue, compileExit, compileIf, compileReturn, compileThrow } from './flow.js';
import type { Expression, Frame, Statement } from './frame.js';
import { compileHashtable } from './hashtables.js';
import { compileConstant, compileExpandable, compileString } from './literals.js';
import { compileDo, compileFor, compileForEach, compileWhile } from './loops.js';
import { compileIndex, compileInvokeMember, compileMember } from './members.js';
import { compileBinary, compileTernary, compileUnary } from './operators.js';
import { compileSignature } from './parameters.js';
import { compileChain, compilePipeline } from './pipelines.js';
import {
  compileAssignmentStatement,
  compileCondition,
  compileStatements,
  compileValue,
  pureExpression,
} from './statements.js';
import { compileSwitch } from './switch.js';
import { compileTry } from './try.js';
import { compileConvert, compileTypeExpression } from './types.js';
import { compileVariable } from './variable-access.js';

/** Compiles a script block. `usings` are namespaces of `using namespace` around it. */
export function compileBlock(
  ast: ScriptBlockAst,
  usings: readonly string[] = [],
  options: BlockOptions = {},
): CompiledBlock {
  return new BlockCompiler(ast, usings, options).build();
}

/** Namespaces that the `using namespace` statements of a script name. */
export function usingsOf(ast: ScriptBlockAst): string[] {
  return ast.usings.flatMap((using) => (using.usingKind === 'Namespace' && using.name ? [using.name.value] : []));
}

/** `$x` or `$($x)` in an expandable string. */
function loneVariable(ast: ExpressionAst): VariableExpressionAst | null {
  if (ast.kind === 'VariableExpression') return ast;
  if (ast.kind !== 'SubExpression' || ast.body.statements.length !== 1) return null;
  const element = pureExpression(ast.body.statements[0]!);
  return element?.expression.kind === 'VariableExpression' ? element.expression : null;
}

/** One script block under compilation. */
class BlockCompiler implements Compiler {
  readonly usings: readonly string[];
  readonly #ast: ScriptBlockAst;
  readonly #options: BlockOptions;
  readonly #cells = new Map<string, number>();
  readonly #keys: string[] = [];
  #seesCaller: boolean | null = null;

  constructor(ast: ScriptBlockAst, usings: readonly string[], options: BlockOptions) {
    this.#ast = ast;
    this.#options = options;
    this.usings = ast.usings.length > 0 ? [...usings, ...usingsOf(ast)] : usings;
  }

  cell(key: string): number {
    let number = this.#cells.get(key);
    if (number === undefined) {
      number = this.#keys.length;
      this.#keys.push(key);
      this.#cells.set(key, number);
    }
    return number;
  }

  seesCaller(): boolean {
    this.#seesCaller ??= /(^|[\s;{(|])(\.\s+["'$\w\\/({.~]|set-variable\b|sv\b|new-variable\b|nv\b)/im.test(
      textOf(this.#ast.extent),
    );
    return this.#seesCaller;
  }

  block(ast: ScriptBlockAst, options: BlockOptions = {}): CompiledBlock {
    return new BlockCompiler(ast, this.usings, options).build();
  }

  /** The block this compiler stands for. */
  build(): CompiledBlock {
    const ast = this.#ast;
    const parameters: readonly ParameterAst[] = this.#options.parameters ?? ast.paramBlock?.parameters ?? [];
    const signature = compileSignature(ast.paramBlock?.attributes ?? [], parameters, this);
    let code: BlockCode | null = null;
    const compileCode = (): BlockCode => (code ??= this.#code());
    return {
      ast,
      extent: ast.extent,
      cellKeys: this.#keys,
      ...signature,
      expressions: (this.#options.expressions ?? []).map((one) => this.expression(one)),
      definition: this.#options.definition ?? null,
      isUnnamed: ast.endBlock?.unnamed === true || ast.processBlock?.unnamed === true,
      get code() {
        return compileCode();
      },
    };
  }

  #code(): BlockCode {
    const ast = this.#ast;
    const part = (block: NamedBlockAst | null): Statement | null => (block ? this.statements(block) : null);
    return {
      begin: part(ast.beginBlock),
      process: part(ast.processBlock),
      end: part(ast.endBlock),
      clean: part(ast.cleanBlock),
      dynamicParam: part(ast.dynamicParamBlock),
    };
  }

  statements(body: StatementList): Statement {
    return compileStatements(body, this);
  }

  guarded(ast: StatementAst): Statement {
    return compileStatements({ statements: [ast], traps: [] }, this);
  }

  value(ast: StatementAst): Expression {
    return compileValue(ast, this);
  }

  condition(ast: StatementAst): (frame: Frame) => boolean {
    return compileCondition(ast, this);
  }

  interpolated(ast: ExpressionAst): Expression {
    const variable = loneVariable(ast);
    return variable ? compileVariable(variable, this, true) : this.expression(ast);
  }

  expression(ast: ExpressionAst): Expression {
    switch (ast.kind) {
      case 'BinaryExpression':
        return compileBinary(ast, this);
      case 'UnaryExpression':
        return compileUnary(ast, this);
      case 'TernaryExpression':
        return compileTernary(ast, this);
      case 'ConvertExpression':
        return compileConvert(ast, this);
      case 'AttributedExpression':
        return this.expression(ast.operand);
      case 'VariableExpression':
        return compileVariable(ast, this);
      case 'MemberExpression':
        return compileMember(ast, this);
      case 'InvokeMemberExpression':
        return compileInvokeMember(ast, this);
      case 'IndexExpression':
        return compileIndex(ast, this);
      case 'ArrayLiteral':
        return compileArrayLiteral(ast, this);
      case 'ArrayExpression':
        return compileArrayExpression(ast, this);
      case 'SubExpression':
        return compileSubExpression(ast, this);
      case 'ParenExpression':
        return compileParen(ast, this);
      case 'Hashtable':
        return compileHashtable(ast, this);
      case 'ScriptBlockExpression':
        return this.#scriptBlock(ast.body);
      case 'StringConstantExpression':
        return compileString(ast);
      case 'ExpandableStringExpression':
        return compileExpandable(ast, this);
      case 'ConstantExpression':
        return compileConstant(ast);
      case 'TypeExpression':
        return compileTypeExpression(ast, this);
      case 'ErrorExpression':
        throw new Error('A tree with errors cannot be compiled.');
    }
  }

  #scriptBlock(ast: ScriptBlockAst): Expression {
    const code = this.block(ast);
    return (f) => new ScriptBlock(code, f.scope.module);
  }

  statement(ast: StatementAst): Statement {
    switch (ast.kind) {
      case 'Pipeline':
        return compilePipeline(ast, this);
      case 'PipelineChain':
        return compileChain(ast, this);
      case 'AssignmentStatement':
        return compileAssignmentStatement(ast, this);
      case 'IfStatement':
        return compileIf(ast, this);
      case 'WhileStatement':
        return compileWhile(ast, this);
      case 'DoWhileStatement':
      case 'DoUntilStatement':
        return compileDo(ast, this);
      case 'ForStatement':
        return compileFor(ast, this);
      case 'ForEachStatement':
        return compileForEach(ast, this);
      case 'SwitchStatement':
        return compileSwitch(ast, this);
      case 'TryStatement':
        return compileTry(ast, this);
      case 'ThrowStatement':
        return compileThrow(ast, this);
      case 'ReturnStatement':
        return compileReturn(ast, this);
      case 'ExitStatement':
        return compileExit(ast, this);
      case 'BreakStatement':
        return compileBreak(ast, this);
      case 'ContinueStatement':
        return compileContinue(ast, this);
      case 'FunctionDefinition':
        return compileFunction(ast as FunctionDefinitionAst, this);
      case 'TypeDefinition':
        return compileTypeDefinition(ast);
      case 'DataStatement':
        return compileData(ast, this);
      case 'UsingStatement':
        return compileUsing(ast);
      case 'TrapStatement':
      case 'ErrorStatement':
        throw new Error('A tree with errors cannot be compiled.');
    }
  }
}
