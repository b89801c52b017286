/** How a parameter differs on purpose from the recorded one: what is put in place of the recording, and why. */
interface Difference {
  readonly ours: { readonly validate?: readonly string[] };
  readonly why: string;
}

const kindOfRange = 'the recording does not say which kind of range it is';
const cultures = 'the recording lists the cultures of one machine; ours asks whether it is one';

/** By `Cmdlet -Parameter`. */
export const differences: Readonly<Record<string, Difference>> = {
  'Set-StrictMode -Version': {
    ours: { validate: ['version'] },
    why: 'a validation of the cmdlet itself, which the recording leaves out',
  },
  'Add-Member -NotePropertyName': {
    ours: { validate: ['noMemberType', 'notNullOrEmpty'] },
    why: 'a validation of the cmdlet itself, which the recording leaves out',
  },
  'ConvertFrom-Csv -UseCulture': { ours: { validate: [] }, why: 'a switch cannot be null' },
  'ConvertFrom-Csv -InputObject': {
    ours: { validate: ['allowEmptyString', 'notNull'] },
    why: 'an empty line is a line: the recorded cases take one',
  },
  'ConvertFrom-Json -Depth': { ours: { validate: ['range:Positive'] }, why: kindOfRange },
  'ConvertTo-Json -InputObject': {
    ours: { validate: ['allowEmptyCollection', 'allowEmptyString', 'allowNull'] },
    why: 'of type Object: the recorded cases take empty texts and collections',
  },
  'Format-Hex -Count': { ours: { validate: ['range:Positive'] }, why: kindOfRange },
  'Format-Hex -Offset': { ours: { validate: ['range:NonNegative'] }, why: kindOfRange },
  'Start-Sleep -Duration': { ours: { validate: ['range:NonNegative'] }, why: kindOfRange },
  'Get-Culture -Name': { ours: { validate: ['culture', 'notNull'] }, why: cultures },
  'Select-String -Culture': { ours: { validate: ['culture', 'notNull'] }, why: cultures },
};

const rights = '[-WsmanAuthentication <string>]';

/** Parameters that only the engine for Windows has: the recording was made on Linux. By cmdlet, as they stand in a syntax line. */
export const syntaxOfWindows: Readonly<Record<string, readonly string[]>> = {
  'New-PSDrive': ['[-Persist]'],
  'Stop-Computer': ['[-Force]', rights, '[[-ComputerName] <string[]>]', '[[-Credential] <pscredential>]'],
  'Restart-Computer': [
    '[-Delay <int>]',
    '[-For <WaitForServiceTypes>]',
    '[-Force]',
    '[-Timeout <int>]',
    '[-Wait]',
    rights,
    '[[-ComputerName] <string[]>]',
    '[[-Credential] <pscredential>]',
  ],
};
