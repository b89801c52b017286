import type { Ast, CommandAst, ExpressionAst, StatementAst, VariableExpressionAst, VariablePath } from '../ast.js';
import { childrenOf } from '../children.js';

/** Lower-case names of the variables that are surely assigned at a place. It grows as reading goes on. */
export type Assigned = Set<string>;

/** Variables that a method may read without assigning them: automatic ones, preferences, constants. */
const accessible: ReadonlySet<string> = new Set(
  [
    '_ args consolefilename enabledexperimentalfeatures error event eventargs eventsubscriber executioncontext false foreach',
    'home host input iscoreclr islinux ismacos iswindows lastexitcode matches myinvocation nestedpromptlevel null ofs',
    'outputencoding pid profile psboundparameters pscmdlet pscommandpath psculture psdebugcontext psedition pshome psitem',
    'psnativecommandargumentpassing psnativecommanduseerroractionpreference psscriptroot pssenderinfo psstyle psuiculture',
    'psversiontable pwd sender shellid stacktrace switch this true confirmpreference debugpreference erroractionpreference',
    'errorview formatenumerationlimit informationpreference maximumhistorycount progresspreference psdefaultparametervalues',
    'psemailserver psmoduleautoloadingpreference pssessionapplicationname pssessionconfigurationname pssessionoption',
    'transcript verbosepreference warningpreference whatifpreference ? ^ $',
  ]
    .join(' ')
    .split(' '),
);

const variableParameter = /^(ov|ev|wv|iv|pv|(out|error|warning|information|pipeline)variable)$/i;

/** Reads expressions and simple statements in the order in which they run. */
export class ExpressionReader {
  readonly unassigned: VariableExpressionAst[] = [];
  readonly assigned: VariableExpressionAst[] = [];

  /** Whether a statement is read here as a whole, without branches of its own. */
  isSimple(statement: StatementAst): boolean {
    return (
      statement.kind === 'Pipeline' || statement.kind === 'PipelineChain' || statement.kind === 'AssignmentStatement'
    );
  }

  /** Notes the variables that are read before they are assigned, and those that are assigned. */
  read(root: Ast, state: Assigned): void {
    const todo: (Ast | (() => void))[] = [root];
    while (todo.length > 0) {
      const next = todo.pop()!;
      if (typeof next === 'function') next();
      else todo.push(...this.parts(next, state).toReversed());
    }
  }

  /** Assigns to the left side of an assignment; what stands in members and indexes is read. */
  assign(target: ExpressionAst, state: Assigned): void {
    switch (target.kind) {
      case 'VariableExpression':
        this.assigned.push(target);
        state.add(target.path.userPath.toLowerCase());
        break;
      case 'ConvertExpression':
      case 'AttributedExpression':
        this.assign(target.operand, state);
        break;
      case 'ArrayLiteral':
        for (const element of target.elements) this.assign(element, state);
        break;
      case 'ParenExpression':
        break;
      default:
        this.read(target, state);
    }
  }

  private parts(node: Ast, state: Assigned): readonly (Ast | (() => void))[] {
    switch (node.kind) {
      case 'VariableExpression':
        this.readVariable(node, state);
        return [];
      case 'ScriptBlockExpression':
      case 'FunctionDefinition':
        return [];
      case 'AssignmentStatement':
        return [node.right, () => this.assign(node.left, state)];
      case 'UnaryExpression':
        if (!/(PlusPlus|MinusMinus)$/.test(node.operator)) return [node.operand];
        return [() => this.assign(node.operand, state)];
      case 'ConvertExpression':
        if (/^ref$/i.test(node.type.typeName.fullName)) return [() => this.assign(node.operand, state)];
        return [node.operand];
      case 'BinaryExpression':
        if (!/^(And|Or|QuestionQuestion)$/.test(node.operator)) return [node.left, node.right];
        return [node.left, () => this.read(node.right, new Set(state))];
      case 'TernaryExpression':
        return [
          node.condition,
          () => this.read(node.ifTrue, new Set(state)),
          () => this.read(node.ifFalse, new Set(state)),
        ];
      case 'Command':
        this.assignFromParameters(node, state);
        return childrenOf(node);
      default:
        return childrenOf(node);
    }
  }

  private readVariable(variable: VariableExpressionAst, state: Assigned): void {
    const { path } = variable;
    if (isFree(path) || state.has(path.userPath.toLowerCase()) || accessible.has(path.name.toLowerCase())) return;
    this.unassigned.push(variable);
  }

  /** `-OutVariable x` and the like assign `$x`. */
  private assignFromParameters(command: CommandAst, state: Assigned): void {
    for (const [i, element] of command.elements.entries()) {
      if (element.kind !== 'CommandParameter' || !variableParameter.test(element.name)) continue;
      const value = element.argument ?? command.elements[i + 1];
      if (value?.kind === 'StringConstantExpression') state.add(value.value.replace(/^\+/, '').toLowerCase());
    }
  }
}

/** Variables with a drive or a scope of their own are not the method's. */
function isFree(path: VariablePath): boolean {
  return path.drive !== null || (path.scope !== null && path.scope !== 'local' && path.scope !== 'variable');
}
