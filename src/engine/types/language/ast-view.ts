import type { Ast, CommandAst, NumberLiteral, TypeName, VariablePath } from '../../../language/ast.js';
import { childrenOf } from '../../../language/children.js';
import { type Extent, textOf } from '../../../language/extent.js';
import { typedArray } from '../../values/arrays.js';
import { defineType, type NetType } from '../../values/net-type.js';
import { literalValue } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { PropertyDefinition } from '../../values/type-definition.js';
import { findType, requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { test } from '../callbacks.js';
import { Tuple } from '../tuples.js';
import { type AstShape, abstractAsts, astShapes } from './ast-members.js';
import { ScriptExtent } from './script-extent.js';

const namespace = 'System.Management.Automation.Language';

/** A node of a syntax tree as scripts see it: `ScriptBlockAst`, `CommandAst` … */
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

/** `VariablePath`: what stands behind the `$`. */
class VariablePathView extends NetObject {
  readonly path: VariablePath;

  constructor(path: VariablePath) {
    super();
    this.path = path;
  }
}

/** `ITypeName`: a type as it is written. */
class TypeNameView extends NetObject {
  readonly name: TypeName;

  constructor(name: TypeName) {
    super();
    this.name = name;
  }
}

/** A field of a node as a value. */
function fieldValue(field: unknown, parent: AstView): Value {
  if (typeof field === 'string' || typeof field === 'boolean') return field;
  if (typeof field !== 'object' || field === null) return null;
  if (Array.isArray(field)) return listValue(field, parent);
  if ('kind' in field) return nodeValue(field as Ast | TypeName, parent);
  if ('source' in field) return new ScriptExtent(field as Extent);
  if ('userPath' in field) return new VariablePathView(field as VariablePath);
  if ('type' in field && 'value' in field) return literalValue(field as NumberLiteral);
  return pairValue(field, parent);
}

function nodeValue(node: Ast | TypeName, parent: AstView): Value {
  return node.kind.endsWith('TypeName') ? new TypeNameView(node as TypeName) : new AstView(node as Ast, parent);
}

/** Clauses and pairs of a hashtable are tuples of two nodes. */
function pairValue(pair: object, parent: AstView): Value {
  const parts = Object.values(pair);
  if (parts.length !== 2) return null;
  return new Tuple(parts.map((part) => fieldValue(part, parent)));
}

function listValue(items: readonly unknown[], parent: AstView): Value {
  const values = items.filter((item) => typeof item !== 'string').map((item) => fieldValue(item, parent));
  return values.every((value) => value instanceof AstView)
    ? typedArray(requireType(`${namespace}.Ast`), values)
    : values;
}

/** The properties of a kind, from its line in the table. */
function propertiesOfShape({ members }: AstShape): Record<string, PropertyDefinition> {
  return Object.fromEntries(
    members.split(' ').map((entry) => {
      const [name, field = name![0]!.toLowerCase() + name!.slice(1)] = entry.split('=') as [string, string?];
      const get = (self: AstView): Value =>
        fieldValue((self.node as Ast & Readonly<Record<string, unknown>>)[field], self);
      return [`${name}: System.Object`, get];
    }),
  );
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

function findFirst(self: AstView, [block, nested]: [Value, boolean], ctx: ScriptContext): Value {
  for (const view of walk(self, nested)) if (test(ctx, block, [view])) return view;
  return null;
}

function findAll(self: AstView, [block, nested]: [Value, boolean], ctx: ScriptContext): Value {
  const found = [...walk(self, nested)].filter((view) => test(ctx, block, [view]));
  return typedArray(requireType(`${namespace}.Ast`), found);
}

/** The name of a command where it is written out; null for `& $x` and the like. */
function commandName({ node }: AstView): string | null {
  const [first] = (node as CommandAst).elements;
  return first?.kind === 'StringConstantExpression' ? first.value : null;
}

const ownMethods: Readonly<Record<string, Readonly<Record<string, (self: AstView) => Value>>>> = {
  Command: { 'GetCommandName(): string': commandName },
};

function defineBase(): NetType {
  const predicate = `System.Func[${namespace}.Ast,bool] predicate, bool searchNestedScriptBlocks`;
  return defineType({
    name: `${namespace}.Ast`,
    properties: {
      [`Extent: ${namespace}.IScriptExtent`]: (self: AstView) => new ScriptExtent(self.node.extent),
      [`Parent: ${namespace}.Ast`]: (self: AstView) => self.parent,
    },
    methods: {
      [`Find(${predicate}): ${namespace}.Ast`]: findFirst,
      [`FindAll(${predicate}): System.Collections.Generic.IEnumerable[${namespace}.Ast]`]: findAll,
    },
    text: (self: AstView) => textOf(self.node.extent),
  });
}

function defineAsts(): void {
  const made = new Map([['Ast', defineBase()]]);
  for (const [name, base] of abstractAsts) {
    made.set(name, defineType({ name: `${namespace}.${name}`, base: made.get(base)! }));
  }
  const make = (name: string): NetType => {
    const ready = made.get(name);
    if (ready) return ready;
    const kind = name.slice(0, -3);
    const shape = astShapes[kind as keyof typeof astShapes];
    const type = defineType({
      name: `${namespace}.${name}`,
      base: make(shape.base),
      properties: propertiesOfShape(shape),
      methods: ownMethods[kind] ?? {},
    });
    made.set(name, type);
    return type;
  };
  for (const kind of Object.keys(astShapes)) make(`${kind}Ast`);
}

function defineParts(): void {
  defineType({
    name: 'System.Management.Automation.VariablePath',
    represents: VariablePathView,
    properties: {
      'UserPath: string': ({ path }: VariablePathView) => path.userPath,
      'IsGlobal: bool': ({ path }: VariablePathView) => path.scope === 'global',
      'IsLocal: bool': ({ path }: VariablePathView) => path.scope === 'local',
      'IsPrivate: bool': ({ path }: VariablePathView) => path.scope === 'private',
      'IsScript: bool': ({ path }: VariablePathView) => path.scope === 'script',
      'IsUnqualified: bool': ({ path }: VariablePathView) => path.scope === null && path.drive === null,
      'IsUnscopedVariable: bool': ({ path }: VariablePathView) => path.scope === null && path.drive === null,
      'IsVariable: bool': ({ path }: VariablePathView) => path.drive === null,
      'IsDriveQualified: bool': ({ path }: VariablePathView) => path.drive !== null,
      'DriveName: string': ({ path }: VariablePathView) => path.drive,
    },
    text: ({ path }: VariablePathView) => path.userPath,
  });
  defineType({
    name: `${namespace}.TypeName`,
    represents: TypeNameView,
    properties: {
      'Name: string': ({ name }: TypeNameView) => name.fullName,
      'FullName: string': ({ name }: TypeNameView) => name.fullName,
      'IsArray: bool': ({ name }: TypeNameView) => name.kind === 'ArrayTypeName',
      'IsGeneric: bool': ({ name }: TypeNameView) => name.kind === 'GenericTypeName',
      [`Extent: ${namespace}.IScriptExtent`]: ({ name }: TypeNameView) => new ScriptExtent(name.extent),
    },
    methods: { 'GetReflectionType(): type': ({ name }: TypeNameView) => findType(name.fullName) },
    text: ({ name }: TypeNameView) => name.fullName,
  });
}

const names = ['Ast', ...abstractAsts.map(([name]) => name), ...Object.keys(astShapes).map((kind) => `${kind}Ast`)];

lazyTypes(
  names.map((name) => `${namespace}.${name}`),
  defineAsts,
);
lazyTypes(['System.Management.Automation.VariablePath', `${namespace}.TypeName`], defineParts, [
  VariablePathView,
  TypeNameView,
]);
