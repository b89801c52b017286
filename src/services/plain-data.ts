export type PlainData = unknown;
