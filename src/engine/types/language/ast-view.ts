import type { Ast } from '../../../language/ast.js';
import { childrenOf } from '../../../language/children.js';
import { textOf } from '../../../language/extent.js';
import { typedArray } from '../../values/arrays.js';
import { defineType, lazyTypes, type NetType, requireType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { NetObject, type Value } from '../../values/value.js';
import { test } from '../callbacks.js';
import { ScriptExtent } from './script-extent.js';

const namespace = 'System.Management.Automation.Language';

/**
 * A node of a syntax tree as scripts see it (`ScriptBlockAst` …). Its members are the fields of the node in PowerShell's spelling:
 * `.EndBlock.Statements`, `.Extent.Text`, `.Find({ … }, $true)`.
 */
export class AstView extends NetObject {
  readonly node: Ast;
  readonly parent: AstView | null;

  constructor(node: Ast, parent: AstView | null) {
    super();
    this.node = node;
    this.parent = parent;
  }

  override get netType(): NetType {
    return requireType(`${namespace}.${this.node.kind}Ast`);
  }
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && 'kind' in value && 'extent' in value;
}

/** A field of a node as a value: nodes and lists of nodes as views, texts and numbers as they are. */
function fieldValue(field: unknown, parent: AstView): Value {
  if (isNode(field)) return new AstView(field, parent);
  if (Array.isArray(field)) {
    const items = field.map((item) => fieldValue(item, parent));
    return typedArray(requireType(`${namespace}.Ast`), items);
  }
  if (typeof field === 'string' || typeof field === 'boolean' || typeof field === 'number') return field;
  return null;
}

function readField(self: AstView, name: string): Value {
  const wanted = name.toLowerCase();
  for (const [key, field] of Object.entries(self.node)) {
    if (key.toLowerCase() === wanted && key !== 'kind' && key !== 'extent') return fieldValue(field, self);
  }
  return undefined;
}

/** Every node of a tree in source order; functions and script blocks inside are entered only when `nested`. */
function* walk(view: AstView, nested: boolean): Iterable<AstView> {
  yield view;
  for (const child of childrenOf(view.node)) {
    if (!nested && (child.kind === 'FunctionDefinition' || child.kind === 'ScriptBlockExpression')) {
      yield new AstView(child, view);
    } else yield* walk(new AstView(child, view), nested);
  }
}

function find(self: AstView, block: Value, nested: boolean, ctx: ScriptContext): Value {
  for (const view of walk(self, nested)) if (test(ctx, block, [view])) return view;
  return null;
}

function defineAst(): void {
  const base = defineType({
    name: `${namespace}.Ast`,
    properties: {
      [`Extent: ${namespace}.IScriptExtent`]: (self: AstView) => new ScriptExtent(self.node.extent),
      [`Parent: ${namespace}.Ast`]: (self: AstView) => self.parent,
    },
    methods: {
      [`Find(System.Func[${namespace}.Ast,bool] predicate, bool searchNestedScriptBlocks): ${namespace}.Ast`]: (
        self: AstView,
        [block, nested]: [Value, boolean],
        ctx: ScriptContext,
      ) => find(self, block, nested, ctx),
      [`FindAll(System.Func[${namespace}.Ast,bool] predicate, bool searchNestedScriptBlocks): System.Collections.Generic.IEnumerable[${namespace}.Ast]`]:
        (self: AstView, [block, nested]: [Value, boolean], ctx: ScriptContext) =>
          typedArray(
            base,
            [...walk(self, nested)].filter((view) => test(ctx, block, [view])),
          ),
    },
    getMember: readField,
    text: (self: AstView) => textOf(self.node.extent),
  });
  for (const kind of kinds) defineType({ name: `${namespace}.${kind}Ast`, base });
}

/** All kinds of nodes of `src/language/ast.ts`. */
const kinds: readonly Ast['kind'][] = [
  'ScriptBlock',
  'NamedBlock',
  'StatementBlock',
  'ParamBlock',
  'Parameter',
  'Pipeline',
  'PipelineChain',
  'AssignmentStatement',
  'IfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'DoUntilStatement',
  'ForStatement',
  'ForEachStatement',
  'SwitchStatement',
  'CatchClause',
  'TryStatement',
  'TrapStatement',
  'ThrowStatement',
  'ReturnStatement',
  'ExitStatement',
  'BreakStatement',
  'ContinueStatement',
  'FunctionDefinition',
  'DataStatement',
  'UsingStatement',
  'TypeDefinition',
  'PropertyMember',
  'FunctionMember',
  'Attribute',
  'NamedAttributeArgument',
  'TypeConstraint',
  'Command',
  'CommandExpression',
  'CommandParameter',
  'FileRedirection',
  'MergingRedirection',
  'BinaryExpression',
  'UnaryExpression',
  'TernaryExpression',
  'ConvertExpression',
  'AttributedExpression',
  'VariableExpression',
  'MemberExpression',
  'InvokeMemberExpression',
  'IndexExpression',
  'ArrayLiteral',
  'ArrayExpression',
  'SubExpression',
  'ParenExpression',
  'Hashtable',
  'ScriptBlockExpression',
  'StringConstantExpression',
  'ExpandableStringExpression',
  'ConstantExpression',
  'TypeExpression',
  'ErrorExpression',
  'ErrorStatement',
];

lazyTypes([`${namespace}.Ast`, ...kinds.map((kind) => `${namespace}.${kind}Ast`)], defineAst);
