/** What Get-Help knows of one command, however it came to know it. */
export interface HelpTopic {
  readonly name: string;
  /** `Cmdlet`, `Function`, `ExternalScript` … */
  readonly category: string;
  /** The module it comes from; empty for none. */
  readonly module: string;
  /** False: nobody wrote help; only what the parameters say is shown. */
  readonly written: boolean;
  readonly synopsis: string;
  /** Paragraphs; one may have several lines. */
  readonly description: readonly string[];
  /** Lines without indentation. */
  readonly syntax: readonly string[];
  readonly parameters: readonly HelpParameter[];
  readonly examples: readonly HelpExample[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
  readonly links: readonly string[];
  readonly aliases: readonly string[];
  /** Prints the common parameters among the parameters. */
  readonly hasCommonParameters: boolean;
}

/** One parameter as help describes it. */
export interface HelpParameter {
  readonly name: string;
  /** Short .NET name: `String[]`. */
  readonly typeName: string;
  readonly isSwitch: boolean;
  /** Lines. */
  readonly description: readonly string[];
  readonly required: boolean;
  /** From 1, or `named`. */
  readonly position: string;
  readonly defaultValue: string;
  /** `false`, `true (ByValue)`, … */
  readonly pipeline: string;
  readonly aliases: readonly string[];
  readonly wildcards: boolean;
}

/** One example: the code, and what is said about it, in lines. */
export interface HelpExample {
  readonly title: string;
  readonly code: string;
  readonly remarks: readonly string[];
}

/** `-------------------------- EXAMPLE 1 --------------------------` */
export function exampleTitle(number: number): string {
  const line = '-'.repeat(26);
  return `${line} EXAMPLE ${number} ${line}`;
}
