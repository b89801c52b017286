import { cmdlet } from '../../src/engine/command/definition.js';
import { webParameters, webSets } from './web/web-parameters.js';
import { askServer, prepareSession, requestAddress } from './web/web-request.js';
import { webResponse } from './web/web-response.js';

/** Asks a web server for a page or a file. */
export const InvokeWebRequest = cmdlet({
  name: 'Invoke-WebRequest',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Asks a web server for a page or a file.',
  aliases: ['iwr'],
  defaultSet: 'StandardMethod',
  sets: webSets,
  outputTypes: ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject'],
  parameters: webParameters,
  run: (context) => ({
    process() {
      askServer(context, prepareSession(context), requestAddress(context), (answer) =>
        context.write(webResponse(answer)),
      );
    },
  }),
});
