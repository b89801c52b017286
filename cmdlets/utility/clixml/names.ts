/** Namespace of PowerShell's object XML (MS-PSRP 2.2.5). */
export const clixmlNamespace = 'http://schemas.microsoft.com/powershell/2004/04';

/** Element names of values that are one text, by full .NET name. */
export const primitiveTags: Readonly<Record<string, string>> = {
  'System.String': 'S',
  'System.Char': 'C',
  'System.Boolean': 'B',
  'System.DateTime': 'DT',
  'System.TimeSpan': 'TS',
  'System.Byte': 'By',
  'System.SByte': 'SB',
  'System.UInt16': 'U16',
  'System.Int16': 'I16',
  'System.UInt32': 'U32',
  'System.Int32': 'I32',
  'System.UInt64': 'U64',
  'System.Int64': 'I64',
  'System.Single': 'Sg',
  'System.Double': 'Db',
  'System.Decimal': 'D',
  'System.Guid': 'G',
  'System.Uri': 'URI',
  'System.Version': 'Version',
  'System.Management.Automation.SemanticVersion': 'SemanticVersion',
  'System.Management.Automation.ScriptBlock': 'SBK',
};

/** Characters that XML cannot hold, and `_x` itself, as `_xHHHH_`. */
export function encodeText(text: string): string {
  return text.replace(/_x(?=[0-9A-Fa-f]{4}_)|[\u0000-\u001f\ufffe\uffff]/g, (found) =>
    found === '_x' ? '_x005F_x' : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The opposite of `encodeText`. */
export function decodeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
