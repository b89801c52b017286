import { defineEnum } from '../values/enums.js';

defineEnum('Microsoft.PowerShell.ExecutionPolicy', {
  Unrestricted: 0,
  RemoteSigned: 1,
  AllSigned: 2,
  Restricted: 3,
  Default: 3,
  Bypass: 4,
  Undefined: 5,
});
defineEnum('System.Management.Automation.ActionPreference', [
  'SilentlyContinue',
  'Stop',
  'Continue',
  'Inquire',
  'Ignore',
  'Suspend',
  'Break',
]);
defineEnum(
  'System.Management.Automation.CommandTypes',
  {
    Alias: 1,
    Function: 2,
    Filter: 4,
    Cmdlet: 8,
    ExternalScript: 16,
    Application: 32,
    Script: 64,
    Configuration: 256,
    All: 383,
  },
  { flags: true },
);
defineEnum('System.Management.Automation.ConfirmImpact', ['None', 'Low', 'Medium', 'High']);
defineEnum('System.Management.Automation.OutputRendering', ['Host', 'PlainText', 'Ansi']);
defineEnum(
  'System.Management.Automation.PSMemberTypes',
  {
    AliasProperty: 1,
    CodeProperty: 2,
    Property: 4,
    NoteProperty: 8,
    ScriptProperty: 16,
    PropertySet: 32,
    Method: 64,
    CodeMethod: 128,
    ScriptMethod: 256,
    Methods: 448,
    ParameterizedProperty: 512,
    MemberSet: 1024,
    Event: 2048,
    Dynamic: 4096,
    InferredProperty: 8192,
    Properties: 8223,
    All: 16383,
  },
  { flags: true, patterns: true },
);
defineEnum(
  'System.Management.Automation.ScopedItemOptions',
  { None: 0, ReadOnly: 1, Constant: 2, Private: 4, AllScope: 8, Unspecified: 16 },
  { flags: true },
);
defineEnum(
  'System.Management.Automation.SplitOptions',
  {
    SimpleMatch: 1,
    RegexMatch: 2,
    CultureInvariant: 4,
    IgnorePatternWhitespace: 8,
    Multiline: 16,
    Singleline: 32,
    IgnoreCase: 64,
    ExplicitCapture: 128,
  },
  { flags: true },
);
defineEnum('System.Management.Automation.WhereOperatorSelectionMode', [
  'Default',
  'First',
  'Last',
  'SkipUntil',
  'Until',
  'Split',
]);
defineEnum('Microsoft.PowerShell.Commands.DisplayHintType', ['Date', 'Time', 'DateTime']);
