import type { PlainData } from './plain-data.js';
export async function callService(_name: string, data: PlainData): Promise<PlainData> {
  return data;
}
