import { join } from "node:path";
import { parse } from "yaml";
import { UnusableInput } from "../command.ts";
import { catalogueFolder } from "../places.ts";
import { readInput } from "../read-input.ts";

/** What a pure reader says of a definition. */
interface Problem {
  readonly path: string;
  readonly detail: string;
}

/**
 * Reads a definition of alerts (YAML or JSON): the file that was named, or Kangyu's own of that name. Refuses one with faults, with
 * the place of the first.
 */
export async function readDefinition<Read extends { readonly problems: readonly Problem[] }>(
  named: string | undefined,
  own: string,
  read: (definition: unknown) => Read,
): Promise<Read> {
  const path = named ?? join(catalogueFolder, "alerts", own);
  const definition = parseText(path, new TextDecoder().decode(await readInput(path)));
  const result = read(definition);
  const [first] = result.problems;
  if (first === undefined) return result;
  const where = `${path}, ${first.path}`;
  throw new UnusableInput(`${where}：${first.detail}。 / ${where}: ${first.detail}.`);
}

function parseText(path: string, text: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new UnusableInput(
      `${path} 不是有效的 YAML 或 JSON：${detail} / ${path} is not valid YAML or JSON: ${detail}`,
    );
  }
}

/** A JSON object in a file that was named; an empty one where none was. */
export async function readObject(path: string | undefined): Promise<Record<string, unknown>> {
  if (path === undefined) return {};
  const value = parseText(path, new TextDecoder().decode(await readInput(path)));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UnusableInput(`${path}：应为对象。 / ${path}: an object is expected.`);
}
