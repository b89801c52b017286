/** Global setup of `npm run test:servers`. */
import { unpackOtherServers } from './other-servers.js';

/** Unpacks the servers once, before any worker starts. */
export async function setup(): Promise<void> {
  await unpackOtherServers();
}
