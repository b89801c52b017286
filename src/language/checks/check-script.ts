import type { Ast, ScriptBlockAst, TypeDefinitionAst } from '../ast.js';
import { childrenOf } from '../children.js';
import { checkAssignment, checkIncrement } from './assignment-targets.js';
import { checkAttribute, checkAttributedExpression } from './attributes.js';
import type { Context, FlowFrame, Reporter } from './context.js';
import { checkConvert } from './conversions.js';
import { checkDataSection } from './data-sections.js';
import { checkCatches, checkFunction, checkHashtable, checkParameters } from './duplicates.js';
import { checkEnum } from './enums.js';
import { checkJump, checkReturn } from './flow.js';
import { checkMembers } from './methods.js';
import { SplatCheck } from './splatting.js';
import { checkTypeNames } from './type-names.js';
import { UsingCheck } from './using-expressions.js';

/** What is remembered from node to node. */
interface CheckState {
  readonly splats: SplatCheck;
  readonly usings: UsingCheck;
  /** Left sides of assignments: their casts are checked with the assignment. */
  readonly targets: Set<Ast>;
  readonly types: TypeDefinitionAst[];
}

/** Checks that PowerShell makes once the whole tree is known. Works without recursion: trees can be deep to the left. */
export function checkScript(script: ScriptBlockAst, reporter: Reporter): void {
  const nodes: Ast[] = [script];
  const contexts: Context[] = [{ member: null, flow: null }];
  const state: CheckState = {
    splats: new SplatCheck(reporter),
    usings: new UsingCheck(reporter),
    targets: new Set(),
    types: [],
  };
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    const context = contexts.pop()!;
    check(node, context, reporter, state);
    if (node.kind === 'TypeDefinition') state.types.push(node);
    const inner = contextInside(node, context);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!;
      nodes.push(child);
      contexts.push(node.kind === 'TryStatement' && child === node.finallyBody ? inFinally(inner) : inner);
    }
  }
  checkTypeNames(state.types, reporter);
}

function check(node: Ast, context: Context, reporter: Reporter, state: CheckState): void {
  switch (node.kind) {
    case 'Command':
      state.splats.visitCommand(node);
      break;
    case 'VariableExpression':
      state.splats.visitVariable(node);
      checkThis(node.path.userPath, node, context, reporter);
      break;
    case 'MemberExpression':
    case 'InvokeMemberExpression':
    case 'IndexExpression':
      state.usings.visit(node);
      break;
    case 'AssignmentStatement':
      checkAssignment(node, reporter);
      state.targets.add(node.left);
      break;
    case 'UnaryExpression':
      checkIncrement(node, reporter);
      break;
    case 'Hashtable':
      checkHashtable(node, reporter);
      break;
    case 'ConvertExpression':
      if (!state.targets.has(node)) checkConvert(node, reporter);
      break;
    case 'Attribute':
      checkAttribute(node, context.member !== null, reporter);
      break;
    case 'AttributedExpression':
      checkAttributedExpression(node, reporter);
      break;
    default:
      checkStatement(node, context, reporter);
  }
}

function checkStatement(node: Ast, context: Context, reporter: Reporter): void {
  switch (node.kind) {
    case 'ParamBlock':
      checkParameters(node.parameters, reporter);
      break;
    case 'FunctionDefinition':
      checkFunction(node, reporter);
      break;
    case 'BreakStatement':
    case 'ContinueStatement':
      checkJump(node, context, reporter);
      break;
    case 'ReturnStatement':
      checkReturn(node, context, reporter);
      break;
    case 'TryStatement':
      checkCatches(node, reporter);
      break;
    case 'DataStatement':
      checkDataSection(node, reporter);
      break;
    case 'TypeDefinition':
      checkMembers(node, reporter);
      checkEnum(node, reporter);
      break;
    default:
  }
}

function checkThis(userPath: string, node: Ast, context: Context, reporter: Reporter): void {
  if (context.member?.isStatic && userPath.toLowerCase() === 'this') {
    reporter.error(node.extent, 'NonStaticMemberAccessInStaticMember', userPath);
  }
}

function contextInside(node: Ast, context: Context): Context {
  switch (node.kind) {
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
    case 'ForStatement':
    case 'ForEachStatement':
      return { member: context.member, flow: frame('loop', node.label, context) };
    case 'SwitchStatement':
      return { member: context.member, flow: frame('switch', node.label, context) };
    case 'TrapStatement':
    case 'NamedBlock':
      return { member: context.member, flow: frame('body', null, context) };
    case 'FunctionDefinition':
      return { member: null, flow: frame('function', null, context) };
    case 'FunctionMember':
      return { member: node, flow: frame('method', null, context) };
    case 'PropertyMember':
      return { member: node, flow: frame('body', null, context) };
    case 'ScriptBlockExpression':
      return { member: null, flow: frame('body', null, context) };
    default:
      return context;
  }
}

function frame(kind: FlowFrame['kind'], label: string | null, context: Context): FlowFrame {
  return { kind, label, outer: context.flow };
}

function inFinally(context: Context): Context {
  return { member: context.member, flow: frame('finally', null, context) };
}
