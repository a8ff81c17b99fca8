import type { Level, Lists } from "./list-numbers.ts";
import { childOf, childrenOf, type Element } from "./xml-tree.ts";

/** The lists of a DOCX from the root of word/numbering.xml; none where the document has no such part. */
export function listsOfXml(numbering: Element | undefined): Lists {
  const root = childOf(numbering, "numbering");
  const levels = childrenOf(root, "abstractNum").map((definition): [string, (Level | undefined)[]] => {
    const found: (Level | undefined)[] = [];
    for (const level of childrenOf(definition, "lvl")) found[Number(level.attributes.ilvl)] = levelOf(level);
    return [definition.attributes.abstractNumId ?? "", found];
  });
  const definitions = childrenOf(root, "num").map((number): [string, string] => [
    number.attributes.numId ?? "",
    childOf(number, "abstractNumId")?.attributes.val ?? "",
  ]);
  const restarts = childrenOf(root, "num").map((number): [string, Map<number, number>] => [
    number.attributes.numId ?? "",
    new Map(
      childrenOf(number, "lvlOverride").flatMap((level): [number, number][] => {
        const start = childOf(level, "startOverride")?.attributes.val;
        return start === undefined ? [] : [[Number(level.attributes.ilvl), Number(start)]];
      }),
    ),
  ]);
  return { levels: new Map(levels), definitionOf: new Map(definitions), restarts: new Map(restarts) };
}

function levelOf(level: Element): Level {
  return {
    start: Number(childOf(level, "start")?.attributes.val ?? 1),
    format: childOf(level, "numFmt")?.attributes.val ?? "decimal",
    text: childOf(level, "lvlText")?.attributes.val ?? "",
    legal: childOf(level, "isLgl") !== undefined,
  };
}
