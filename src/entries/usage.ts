/** What `-Version` prints: the language that is spoken, as scripts that look at it expect. */
export const versionText = 'PowerShell 7.6.5';

/** What `-Help` prints, and a command line that cannot be understood. */
export function usageText(): string {
  return `
Usage: migsh [-Login] [[-File] <filePath> [args]]
             [-Command { - | <script-block> [-args <arg-array>] | <string> [<CommandParameters>] }]
             [-CommandWithArgs <string> [<args>]] [-EncodedCommand <Base64EncodedCommand>]
             [-ExecutionPolicy <ExecutionPolicy>] [-InputFormat {Text | XML}] [-Interactive] [-NoExit]
             [-NoLogo] [-NonInteractive] [-NoProfile] [-NoProfileLoadTime] [-OutputFormat {Text | XML}]
             [-State <folder>] [-WorkingDirectory <directoryPath>]

       migsh runner [--stop] [--state <folder>]     runs (or ends) the background runner of migrations
       migsh -h | -Help | -? | /?
       migsh -v | -Version

       -State (also MIGSH_STATE) is the folder where endpoints, batches and migrated mail are kept.
`;
}
