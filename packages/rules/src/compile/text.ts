import type { Scope } from "../cel/scope.ts";
import type { Text } from "../programme.ts";
import type { Builder } from "./builder.ts";
import type { CompiledText, TextPart } from "./types.ts";

/** Compiles a text in both languages; `{expression}` stands for a value at the day that is explained. */
export function compileText(
  builder: Builder,
  text: Text | undefined,
  at: { scope: Scope; path: string },
): CompiledText {
  if (text === undefined) return { zh: [], en: [] };
  return {
    zh: parts(builder, text.zh, { ...at, path: `${at.path}.zh` }),
    en: parts(builder, text.en, { ...at, path: `${at.path}.en` }),
  };
}

function parts(builder: Builder, text: string, at: { scope: Scope; path: string }): TextPart[] {
  return text
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== "")
    .map((part): TextPart => {
      if (!part.startsWith("{")) return part;
      const { run, type } = builder.typed(part.slice(1, -1), at.scope, {
        path: at.path,
        types: ["double", "string", "bool", "date"],
      });
      return { run, date: type === "date" };
    });
}
