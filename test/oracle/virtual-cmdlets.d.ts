declare module 'virtual:cmdlets' {
  /** The modules of all cmdlet files; build/replay.mjs makes the list. */
  export const modules: readonly Record<string, unknown>[];
}
