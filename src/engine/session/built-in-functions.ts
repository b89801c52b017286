import { FunctionInfo } from '../pipeline/command-info.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import type { Session } from './session.js';

/** The functions that PowerShell brings along, as source; each is compiled at its first call. */
const sources: Readonly<Record<string, string>> = {
  prompt: '"PS $($executionContext.SessionState.Path.CurrentLocation)$(\'>\' * ($nestedPromptLevel + 1)) "',
  'Clear-Host': '[Console]::Clear()',
  'cd..': 'Set-Location ..',
  'cd\\': 'Set-Location \\',
  'cd~': 'Set-Location ~',
  pause: "$null = Read-Host 'Press Enter to continue...'",
  oss: '[CmdletBinding()] param([ValidateRange(2, 2147483647)][int]$Width, [Parameter(ValueFromPipeline)][psobject]$InputObject) begin { $all = @() } process { $all += , $InputObject } end { if ($Width) { $all | Out-String -Stream -Width $Width } else { $all | Out-String -Stream } }',
  help: 'param([string]$Name, [string[]]$Category, [switch]$Full, [switch]$Detailed, [switch]$Examples, [string[]]$Parameter, [switch]$Online) Get-Help @PSBoundParameters',
  mkdir:
    "[CmdletBinding(DefaultParameterSetName = 'pathSet', SupportsShouldProcess)] param([Parameter(ParameterSetName = 'nameSet', Position = 0, ValueFromPipelineByPropertyName)][Parameter(ParameterSetName = 'pathSet', Mandatory, Position = 0, ValueFromPipelineByPropertyName)][string[]]$Path, [Parameter(ParameterSetName = 'nameSet', Mandatory, ValueFromPipelineByPropertyName)][AllowNull()][AllowEmptyString()][string]$Name, [Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)][object]$Value, [switch]$Force) process { New-Item -ItemType Directory @PSBoundParameters }",
};

/** Puts the built-in functions into the global scope. */
export function defineBuiltInFunctions(session: Session): void {
  for (const [name, source] of Object.entries(sources)) {
    const info = new FunctionInfo(name, () => new ScriptBlock(session.compile(source).code));
    session.defineFunction(session.global, null, info);
  }
}
