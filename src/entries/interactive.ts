export async function runInteractive(_s: unknown, _d: unknown): Promise<number> {
  return 0;
}
