import { after, figuresOf, list, unitOfFigure } from "./printed-figure.ts";
import type { Said } from "./said.ts";

const again = new RegExp(`(?:上述|以上|各项)指标(?:值)?分别(?:达到|达|为|提高到|控制在|降至)?(${list})${after}`, "gu");

/** New figures for the names just listed: …；到2025年，上述指标分别达到30%以内、24%和28%. As many figures as names, or none. */
export function againIn(text: string, names: readonly string[]): Said[] {
  return [...text.matchAll(again)].flatMap((match) => {
    const figures = figuresOf(match[1] ?? "", false);
    if (figures.length !== names.length) return [];
    return figures.map((figure, at) => ({
      name: names[at] ?? "",
      figure,
      unit: unitOfFigure(figure),
      year: null,
      from: null,
      isListed: true,
      at: match.index,
      end: match.index + match[0].length,
      by: "word",
    }));
  });
}
