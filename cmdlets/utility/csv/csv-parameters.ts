import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { char, enumType, stringArray, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { notNull } from '../../../src/engine/command/validation.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { NetObject } from '../../../src/engine/values/value.js';
import { type CsvFormat, quoteKinds } from './csv-writer.js';

/** Parameters of the two cmdlets that write CSV. */
export const csvWriterParameters = {
  Delimiter: {
    type: char,
    help: 'What separates fields; a comma without it.',
    validate: [notNull],
    sets: { Delimiter: { position: 1 } },
  },
  UseCulture: {
    type: switchParameter,
    help: 'Separates fields as the culture separates lists.',
    sets: { UseCulture: {} },
  },
  IncludeTypeInformation: { type: switchParameter, help: 'Begins with a line that names the type.', aliases: ['ITI'] },
  NoTypeInformation: {
    type: switchParameter,
    help: 'No line that names the type: so without it, too.',
    aliases: ['NTI'],
  },
  QuoteFields: { type: stringArray, help: 'Only these columns are put in quotes.', aliases: ['QF'] },
  UseQuotes: {
    type: enumType('Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind', quoteKinds),
    help: 'When fields are put in quotes.',
    aliases: ['UQ'],
  },
  NoHeader: { type: switchParameter, help: 'No line with the column names.' },
} as const;

/** What they hold. */
export interface CsvWriterOptions {
  readonly Delimiter: NetObject | undefined;
  readonly UseCulture: boolean;
  readonly IncludeTypeInformation: boolean;
  readonly NoTypeInformation: boolean;
  readonly QuoteFields: readonly string[] | undefined;
  readonly UseQuotes: (typeof quoteKinds)[number] | undefined;
  readonly NoHeader: boolean;
}

/** The separator that -Delimiter or -UseCulture chooses. */
export function delimiterOf(session: Session, delimiter: NetObject | undefined, useCulture: boolean): string {
  if (delimiter) return String(delimiter);
  if (!useCulture) return ',';
  return session.culture.number.decimalSeparator === ',' ? ';' : ',';
}

/** Refuses combinations that PowerShell refuses; the format that is left. */
export function csvFormat(context: CmdletContext<CsvWriterOptions>): CsvFormat {
  const { parameters: p, session } = context;
  if (p.UseQuotes && p.QuoteFields) {
    refuse(
      context,
      'CannotSpecifyQuoteFieldsAndUseQuotes',
      'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.',
    );
  }
  if (p.IncludeTypeInformation && p.NoTypeInformation) {
    refuse(
      context,
      'CannotSpecifyIncludeTypeInformationAndNoTypeInformation',
      'You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.',
    );
  }
  return {
    delimiter: delimiterOf(session, p.Delimiter, p.UseCulture),
    quotes: p.UseQuotes ?? 'Always',
    quoteFields: p.QuoteFields ?? null,
  };
}

/** Ends the cmdlet: parameters that do not go together. */
export function refuse(context: CmdletContext<object>, id: string, message: string): never {
  const exception = newException(InvalidOperationException, message);
  return context.throwTerminating(errorRecord({ exception, id, category: 'InvalidData' }));
}
