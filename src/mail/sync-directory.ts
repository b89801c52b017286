/** Making file names last. */
import { open } from 'node:fs/promises';

/** Waits until the names in a directory are on the disk; Windows neither can nor needs it. */
export async function syncDirectory(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
