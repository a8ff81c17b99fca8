import { open } from "node:fs/promises";
import { UnusableInput } from "./command.ts";

const REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ENOENT: { zh: "文件不存在", en: "there is no such file" },
  EISDIR: { zh: "这是一个文件夹", en: "it is a folder" },
  EACCES: { zh: "没有读取权限", en: "it may not be read" },
};

/** The bytes of a file the user named (none with `only-look`); a file that cannot be read is unusable input. */
export async function readInput(path: string, how: "whole" | "only-look" = "whole"): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      if (how === "whole") return await file.readFile();
      await file.read(Buffer.alloc(1), 0, 1, 0);
      return new Uint8Array();
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    const reason = REASONS[code] ?? { zh: code, en: code };
    throw new UnusableInput(`无法读取 ${path}：${reason.zh}。 / ${path} cannot be read: ${reason.en}.`);
  }
}
