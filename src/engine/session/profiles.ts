import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { WrappedValue } from '../values/custom-object.js';
import { MemberSet, putMember } from '../values/member-set.js';
import type { Session } from './session.js';

/** The scripts that run when a shell starts, in their order. */
export interface ProfilePaths {
  readonly AllUsersAllHosts: string;
  readonly AllUsersCurrentHost: string;
  readonly CurrentUserAllHosts: string;
  readonly CurrentUserCurrentHost: string;
}

/** The folder of the running program (`$PSHOME`). */
export function programFolder(): string {
  return dirname(process.argv[1] ?? process.execPath);
}

/** Where PowerShell 7 looks for profiles: beside the program, and in the user's Documents (Windows) or configuration folder. */
export function profilePaths(session: Pick<Session, 'windows' | 'environment'>): ProfilePaths {
  const { windows, environment } = session;
  const home = environment.get(windows ? 'USERPROFILE' : 'HOME') ?? homedir();
  const configuration = environment.get('XDG_CONFIG_HOME') ?? join(home, '.config');
  const user = windows ? join(home, 'Documents', 'PowerShell') : join(configuration, 'powershell');
  const everyHost = 'profile.ps1';
  const thisHost = 'Microsoft.PowerShell_profile.ps1';
  return {
    AllUsersAllHosts: join(programFolder(), everyHost),
    AllUsersCurrentHost: join(programFolder(), thisHost),
    CurrentUserAllHosts: join(user, everyHost),
    CurrentUserCurrentHost: join(user, thisHost),
  };
}

/** `$PROFILE`: the path of the last one, with all four as properties. */
export function profileVariable(paths: ProfilePaths): WrappedValue {
  const members = new MemberSet();
  for (const [name, path] of Object.entries(paths)) putMember(members, name, 'NoteProperty', path);
  return new WrappedValue(paths.CurrentUserCurrentHost, members);
}
