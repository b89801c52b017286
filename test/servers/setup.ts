/** Global setup of `npm run test:servers`. */
import { installMutt } from './install.js';
import { unpackOtherServers } from './other-servers.js';

/** Installs and unpacks what is needed once, before any worker starts. */
export async function setup(): Promise<void> {
  await installMutt();
  await unpackOtherServers();
}
