/** Where the digest of the last whole build stands. */
export function stampFile(root: string): string;
/** A digest of everything the build reads. */
export function sourceStamp(root: string): string;
/** Whether dist/ was built from the sources that are there. */
export function isBuilt(root: string): boolean;
