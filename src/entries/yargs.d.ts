/** The part of yargs that src/entries uses; the package brings no types of its own. */
declare module 'yargs' {
  interface Option {
    readonly type: 'boolean' | 'string';
    readonly default?: boolean | string;
    readonly describe: string;
  }

  interface Parser {
    scriptName(name: string): Parser;
    option(name: string, option: Option): Parser;
    command(
      name: string,
      description: string,
      build: (parser: Parser) => Parser,
      handler: (parsed: Readonly<Record<string, boolean | string | undefined>>) => Promise<void>,
    ): Parser;
    strict(): Parser;
    exitProcess(exits: boolean): Parser;
    fail(handler: (message: string | null, error: Error | undefined) => void): Parser;
    parseAsync(): Promise<unknown>;
  }

  const yargs: (args: readonly string[]) => Parser;
  export default yargs;
}
