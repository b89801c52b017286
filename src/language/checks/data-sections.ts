import type { Ast, CommandAst, DataStatementAst, VariableExpressionAst } from '../ast.js';
import { childrenOf } from '../children.js';
import type { MessageId } from '../messages.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import type { Reporter } from './context.js';

/** What a data section may not contain, by node kind. */
const refused: Partial<Record<Ast['kind'], MessageId>> = {
  AssignmentStatement: 'AssignmentStatementNotSupportedInDataSection',
  Attribute: 'AttributeNotSupportedInDataSection',
  AttributedExpression: 'AttributeNotSupportedInDataSection',
  BreakStatement: 'FlowControlStatementNotSupportedInDataSection',
  ContinueStatement: 'FlowControlStatementNotSupportedInDataSection',
  DataStatement: 'DataSectionStatementNotSupportedInDataSection',
  DoUntilStatement: 'DoWhileStatementNotSupportedInDataSection',
  DoWhileStatement: 'DoWhileStatementNotSupportedInDataSection',
  ExitStatement: 'FlowControlStatementNotSupportedInDataSection',
  ExpandableStringExpression: 'ExpandableStringNotSupportedInDataSection',
  FileRedirection: 'RedirectionNotSupportedInDataSection',
  ForEachStatement: 'ForeachStatementNotSupportedInDataSection',
  ForStatement: 'ForWhileStatementNotSupportedInDataSection',
  FunctionDefinition: 'FunctionDeclarationNotSupportedInDataSection',
  IndexExpression: 'ArrayReferenceNotSupportedInDataSection',
  InvokeMemberExpression: 'MethodCallNotSupportedInDataSection',
  MemberExpression: 'PropertyReferenceNotSupportedInDataSection',
  MergingRedirection: 'RedirectionNotSupportedInDataSection',
  ParamBlock: 'ParameterDeclarationNotSupportedInDataSection',
  ReturnStatement: 'FlowControlStatementNotSupportedInDataSection',
  ScriptBlockExpression: 'ScriptBlockNotSupportedInDataSection',
  SwitchStatement: 'SwitchStatementNotSupportedInDataSection',
  ThrowStatement: 'FlowControlStatementNotSupportedInDataSection',
  TrapStatement: 'TrapStatementNotSupportedInDataSection',
  TryStatement: 'TryStatementNotSupportedInDataSection',
  WhileStatement: 'ForWhileStatementNotSupportedInDataSection',
};

const allowedVariables = '$PSCulture, $PSUICulture, $true, $false, $null';

/** A data section holds literals, `if`, and calls of the commands it names. */
export function checkDataSection(statement: DataStatementAst, reporter: Reporter): void {
  const constant = statement.commandsAllowed.every((command) => command.kind === 'StringConstantExpression');
  const commands = constant ? new Set(['convertfrom-stringdata']) : null;
  for (const command of statement.commandsAllowed) {
    if (command.kind === 'StringConstantExpression') commands?.add(command.value.toLowerCase());
  }
  const nodes: Ast[] = [statement.body];
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    checkNode(node, commands, reporter);
    nodes.push(...childrenOf(node).toReversed());
  }
}

function checkNode(node: Ast, commands: ReadonlySet<string> | null, reporter: Reporter): void {
  const id = refused[node.kind];
  if (id) {
    reporter.error(node.extent, id);
  } else if (node.kind === 'Command') {
    checkCommand(node, commands, reporter);
  } else if (node.kind === 'VariableExpression') {
    checkVariable(node, reporter);
  } else if (node.kind === 'BinaryExpression' && hasTrait(node.operator, TokenFlags.DisallowedInRestrictedMode)) {
    const { operatorExtent: extent } = node;
    reporter.error(extent, 'OperatorNotSupportedInDataSection', extent.source.text.slice(extent.start, extent.end));
  }
}

function checkCommand(command: CommandAst, commands: ReadonlySet<string> | null, reporter: Reporter): void {
  if (command.invocationOperator === 'Dot') {
    reporter.error(command.extent, 'DotSourcingNotSupportedInDataSection');
    return;
  }
  const [name] = command.elements;
  if (!commands || name?.kind !== 'StringConstantExpression') return;
  if (!commands.has(name.value.toLowerCase())) {
    reporter.error(command.extent, 'CmdletNotInAllowedListForDataSection', name.value);
  }
}

function checkVariable({ path, extent }: VariableExpressionAst, reporter: Reporter): void {
  if (/^(psculture|psuiculture|true|false|null)$/i.test(path.userPath)) return;
  reporter.error(extent, 'VariableReferenceNotSupportedInDataSection', allowedVariables);
}
