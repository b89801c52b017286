import { ItemNotFoundException, ValidationMetadataException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import type { WebContext } from './web-parameters.js';

const conflict = (names: string, choice: string): string =>
  `The cmdlet cannot run because the following conflicting parameters are specified: ${names}. Specify either ${choice}, then retry.`;
const missing = (name: string): string =>
  `The cmdlet cannot run because the following parameter is not specified: ${name}. The supplied Authentication type requires a ${name}. Specify ${name}, then retry.`;
const noOutFile = (name: string): string =>
  `The cmdlet cannot run because the following parameter is missing: OutFile. Provide a valid OutFile parameter value when using the ${name} parameter, then retry.`;

/** Ends the cmdlet when its parameters contradict each other, with the errors of PowerShell (resources/WebCmdletStrings). */
export function checkWebParameters(context: WebContext, isSecure: boolean): void {
  const refuse = (name: string, message: string): never =>
    context.throwTerminating(
      errorRecord({
        exception: newException(ValidationMetadataException, message),
        id: `WebCmdlet${name}Exception`,
        category: 'InvalidArgument',
        target: null,
      }),
    );
  checkSession(context, refuse);
  checkAccount(context, isSecure, refuse);
  checkContent(context, refuse);
}

type Refuse = (name: string, message: string) => never;

function checkSession({ parameters: p }: WebContext, refuse: Refuse): void {
  if (p.WebSession && p.SessionVariable !== undefined)
    refuse('SessionConflict', conflict('Session and SessionVariable', 'Session or SessionVariable'));
  if (!p.Proxy && p.ProxyCredential)
    refuse(
      'ProxyUriNotSupplied',
      'The cmdlet cannot run because the following parameter is missing: Proxy. Provide a valid proxy URI for the Proxy parameter when using the ProxyCredential or ProxyUseDefaultCredentials parameters, then retry.',
    );
}

function checkAccount({ parameters: p }: WebContext, isSecure: boolean, refuse: Refuse): void {
  const way = p.Authentication;
  if (way !== 'None' && p.Token && p.Credential)
    refuse('AuthenticationTokenConflict', conflict('Credential and Token', 'Credential or Token'));
  if (way === 'Basic' && !p.Credential) refuse('AuthenticationCredentialNotSupplied', missing('Credential'));
  if ((way === 'OAuth' || way === 'Bearer') && !p.Token) refuse('AuthenticationTokenNotSupplied', missing('Token'));
  if (!p.AllowUnencryptedAuthentication && (way !== 'None' || p.Credential) && !isSecure)
    refuse(
      'AllowUnencryptedAuthenticationRequired',
      'The cmdlet cannot protect plain text secrets sent over unencrypted connections. To suppress this warning and send plain text secrets over unencrypted networks, reissue the command specifying the AllowUnencryptedAuthentication parameter.',
    );
}

function checkContent(context: WebContext, refuse: Refuse): void {
  const { parameters: p, session } = context;
  const hasBody = p.Body !== undefined && p.Body !== null;
  if (hasBody && p.InFile !== undefined) refuse('BodyConflict', `${conflict('Body and InFile', 'Body or Infile')}  `);
  if (hasBody && p.Form) refuse('BodyFormConflict', `${conflict('Body and Form', 'Body or Form')}  `);
  if (p.InFile !== undefined && p.Form)
    refuse('FormInFileConflict', `${conflict('InFile and Form', 'InFile or Form')}  `);
  if (p.InFile !== undefined) checkInFile(context, p.InFile, refuse);
  if (p.PassThru && p.OutFile === undefined) refuse('OutFileMissing', noOutFile('PassThru'));
  if (!p.Resume) return;
  const path = session.location.resolve(p.OutFile ?? refuse('OutFileMissing', noOutFile('Resume')));
  if (statIfThere(path)?.isDirectory())
    refuse(
      'ResumeNotFilePath',
      `The Resume switch can only be used if OutFile targets a file but it resolves to a directory: ${path}.`,
    );
}

function checkInFile(context: WebContext, given: string, refuse: Refuse): void {
  const path = context.session.location.resolve(given);
  const found = statIfThere(path);
  if (!found)
    context.throwTerminating(
      errorRecord({
        exception: newException(ItemNotFoundException, `Cannot find path '${path}' because it does not exist.`),
        id: 'PathNotFound',
        category: 'ObjectNotFound',
        target: path,
      }),
    );
  if (found?.isDirectory())
    refuse(
      'InFileNotFilePath',
      `Path '${given}' resolves to a directory. Specify a path including a file name, and then retry the command.`,
    );
}
