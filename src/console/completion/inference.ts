import { outputTypeNames } from '../../engine/command/output-types.js';
import { findCommand } from '../../engine/pipeline/discovery.js';
import type { Session } from '../../engine/session/session.js';
import { isEnumerable, itemsOf } from '../../engine/values/arrays.js';
import { DictionaryBase } from '../../engine/values/dictionaries.js';
import type { NetType } from '../../engine/values/net-type.js';
import { propertiesOf } from '../../engine/values/property-list.js';
import { findType } from '../../engine/values/type-names.js';
import { typeOf } from '../../engine/values/type-of.js';
import { isNullish, type Value } from '../../engine/values/value.js';
import type { Ast, CommandAst, CommandBaseAst, ExpressionAst, PipelineAst, StatementAst } from '../../language/ast.js';

/** What an expression stands for, found without running anything: a value that is there, a type its value will have, or a type itself. */
export type Subject =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'instance'; readonly type: NetType }
  | { readonly kind: 'static'; readonly type: NetType };

/** Kinds of properties whose value can be had without running a script. */
const plainKinds = new Set(['NoteProperty', 'Property']);

/** Commands that hand on what comes in. */
const passing = new Set(['where-object', 'sort-object', 'tee-object', 'select-object', 'get-unique']);

/** What `$_` stands for, and where: the nodes around the expression. */
export class Inference {
  readonly #session: Session;
  readonly #path: readonly Ast[];

  constructor(session: Session, path: readonly Ast[]) {
    this.#session = session;
    this.#path = path;
  }

  /** What an expression stands for; null when nothing is known of it. */
  subjectOf(ast: ExpressionAst): Subject | null {
    switch (ast.kind) {
      case 'VariableExpression':
        return this.#variable(ast.path.name, ast.path.drive);
      case 'StringConstantExpression':
      case 'ExpandableStringExpression':
        return instance('System.String');
      case 'ConstantExpression':
        return instance(numberTypes[typeof ast.value] ?? 'System.Object');
      case 'TypeExpression':
        return typed(findType(ast.typeName.fullName) ?? this.#session.types.find(ast.typeName.fullName), 'static');
      case 'ConvertExpression':
        return typed(findType(ast.type.typeName.fullName), 'instance');
      case 'ArrayLiteral':
      case 'ArrayExpression':
        return instance('System.Object[]');
      case 'Hashtable':
        return instance('System.Collections.Hashtable');
      case 'ScriptBlockExpression':
        return instance('System.Management.Automation.ScriptBlock');
      case 'ParenExpression':
        return this.#statement(ast.pipeline);
      case 'MemberExpression':
        return this.#member(this.subjectOf(ast.target), constantText(ast.member));
      case 'InvokeMemberExpression':
        return this.#call(this.subjectOf(ast.target), constantText(ast.member));
      case 'IndexExpression':
        return this.#element(this.subjectOf(ast.target), ast.index);
      default:
        return null;
    }
  }

  /** What one object is that comes into a command of a pipeline. */
  inputOf(pipeline: PipelineAst, command: CommandBaseAst): Subject | null {
    const before = pipeline.elements[pipeline.elements.indexOf(command) - 1];
    return before ? this.#outputOf(pipeline, before) : null;
  }

  #variable(name: string, drive: string | null): Subject | null {
    if (drive !== null) return instance('System.String');
    if (/^(?:_|psitem)$/i.test(name)) return this.#currentObject();
    const value: Value = this.#session.scope.find(name.toLowerCase())?.read();
    return isNullish(value) ? null : { kind: 'value', value };
  }

  /** `$_` in the script block of a command gets that command's input. */
  #currentObject(): Subject | null {
    const path = this.#path;
    for (let i = path.length - 1; i > 1; i--) {
      const pipeline = path[i - 2]!;
      if (
        path[i]!.kind === 'ScriptBlockExpression' &&
        path[i - 1]!.kind === 'Command' &&
        pipeline.kind === 'Pipeline'
      ) {
        return this.inputOf(pipeline, path[i - 1] as CommandAst);
      }
    }
    return null;
  }

  #outputOf(pipeline: PipelineAst, element: CommandBaseAst): Subject | null {
    if (element.kind === 'CommandExpression') return elementOf(this.#expressionOutput(element.expression));
    const command = findCommand(this.#session, constantText(element.elements[0]!) ?? '');
    if (command && passing.has(command.name.toLowerCase())) return this.inputOf(pipeline, element);
    return this.#commandOutput(element);
  }

  #expressionOutput(ast: ExpressionAst): Subject | null {
    if (ast.kind === 'BinaryExpression' && ast.operator === 'DotDot') return instance('System.Int32');
    if (ast.kind === 'ArrayLiteral') return this.subjectOf(ast.elements[0]!);
    return this.subjectOf(ast);
  }

  #statement(ast: StatementAst): Subject | null {
    if (ast.kind === 'AssignmentStatement') return this.#statement(ast.right);
    if (ast.kind !== 'Pipeline') return null;
    const last = ast.elements[ast.elements.length - 1]!;
    return last.kind === 'CommandExpression' ? this.subjectOf(last.expression) : this.#outputOf(ast, last);
  }

  /** The first type that a command says it gives. */
  #commandOutput(ast: CommandAst): Subject | null {
    const command = findCommand(this.#session, constantText(ast.elements[0]!) ?? '');
    return instance(outputTypeNames(command)[0] ?? '');
  }

  #member(subject: Subject | null, name: string | null): Subject | null {
    if (subject === null || name === null) return null;
    if (subject.kind === 'value') {
      const property = propertiesOf(subject.value).find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (property === undefined || !plainKinds.has(property.kind)) return null;
      const value = property.get(this.#session);
      return isNullish(value) ? instance(property.typeText) : { kind: 'value', value };
    }
    const { type, kind } = subject;
    const property = kind === 'static' ? type.findStatic(name.toLowerCase()) : type.findProperty(name.toLowerCase());
    return property ? instance(property.typeText) : null;
  }

  #call(subject: Subject | null, name: string | null): Subject | null {
    if (subject === null || name === null) return null;
    if (subject.kind === 'static') {
      if (name.toLowerCase() === 'new') return { kind: 'instance', type: subject.type };
      return instance(subject.type.findStaticMethod(name.toLowerCase())?.overloads[0]?.returnText ?? '');
    }
    const type = typeOfSubject(subject);
    return instance(type.findMethod(name.toLowerCase())?.overloads[0]?.returnText ?? '');
  }

  #element(subject: Subject | null, index: ExpressionAst): Subject | null {
    if (subject?.kind !== 'value')
      return subject === null ? null : typed(typeOfSubject(subject).elementType, 'instance');
    const { value } = subject;
    const key = index.kind === 'ConstantExpression' ? Number(index.text) : constantText(index);
    const found =
      value instanceof DictionaryBase
        ? value.get(key as Value)
        : isEnumerable(value) && typeof key === 'number'
          ? itemsOf(value).at(key)
          : undefined;
    return isNullish(found) ? instance('System.Object') : { kind: 'value', value: found };
  }
}

/** The .NET types of number literals by how they are kept. */
const numberTypes: Readonly<Record<string, string>> = {
  number: 'System.Int32',
  bigint: 'System.Int64',
  object: 'System.Double',
};

function instance(typeName: string): Subject | null {
  return typed(findType(typeName), 'instance');
}

function typed(type: NetType | null, kind: 'instance' | 'static'): Subject | null {
  return type && { kind, type };
}

/** One of the objects a collection unrolls to. */
function elementOf(subject: Subject | null): Subject | null {
  if (subject?.kind === 'value' && isEnumerable(subject.value)) {
    const first = itemsOf(subject.value)[0];
    return isNullish(first) ? null : { kind: 'value', value: first };
  }
  if (subject?.kind === 'instance' && subject.type.elementType)
    return { kind: 'instance', type: subject.type.elementType };
  return subject;
}

/** The text of a plain word or string; null for other expressions. */
export function constantText(ast: Ast): string | null {
  return ast.kind === 'StringConstantExpression' ? ast.value : null;
}

/** The type whose instance members a subject has. */
export function typeOfSubject(subject: Subject): NetType {
  return subject.kind === 'value' ? typeOf(subject.value) : subject.type;
}
