export class QuestionStoppedError extends Error {}
export async function askLine(_p: string, _s: boolean): Promise<string | null> {
  return null;
}
