import type { CommandAst, ExpressionAst, VariableExpressionAst } from '../ast.js';
import type { Reporter } from './context.js';

/** Splatted variables may only be arguments of a command. Commands must be visited before what is in them. */
export class SplatCheck {
  private readonly arguments = new Set<ExpressionAst>();
  private readonly listElements = new Set<ExpressionAst>();
  private readonly reporter: Reporter;

  constructor(reporter: Reporter) {
    this.reporter = reporter;
  }

  /** Notes which splatted variables are arguments, and which are in a list of arguments. */
  visitCommand(command: CommandAst): void {
    for (const element of command.elements) {
      if (element.kind === 'VariableExpression' && element.splatted) this.arguments.add(element);
      else if (element.kind === 'ArrayLiteral') this.noteList(element.elements);
    }
  }

  /** Reports a splatted variable that is no argument. */
  visitVariable(variable: VariableExpressionAst): void {
    if (!variable.splatted || this.arguments.has(variable)) return;
    const inList = this.listElements.has(variable);
    const id = inList ? 'SplattingNotPermittedInArgumentList' : 'SplattingNotPermitted';
    this.reporter.error(variable.extent, id, variable.path.userPath);
  }

  private noteList(elements: readonly ExpressionAst[]): void {
    for (const element of elements)
      if (element.kind === 'VariableExpression' && element.splatted) this.listElements.add(element);
  }
}
