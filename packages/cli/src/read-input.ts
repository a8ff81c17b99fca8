import { readFile } from "node:fs/promises";
import { UnusableInput } from "./command.ts";

const REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ENOENT: { zh: "文件不存在", en: "there is no such file" },
  EISDIR: { zh: "这是一个文件夹", en: "it is a folder" },
  EACCES: { zh: "没有读取权限", en: "it may not be read" },
};

/** The bytes of a file the user named; a file that cannot be read is unusable input. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    const reason = REASONS[code] ?? { zh: code, en: code };
    throw new UnusableInput(`无法读取 ${path}：${reason.zh}。 / ${path} cannot be read: ${reason.en}.`);
  }
}
