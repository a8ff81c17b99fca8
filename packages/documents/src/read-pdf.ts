import type { Block } from "./document.ts";
export async function readPdf(_bytes: Uint8Array): Promise<Block[]> {
  return [];
}
