import type { Finding } from "../../api/types.ts";

/** A stretch of a text with the findings that quote it. */
export interface Piece {
  readonly text: string;
  /** Keys, the gravest first; none for plain text. */
  readonly findings: readonly Finding[];
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
}

/** What is quoted where, by `placeKey`: stretches of texts, and whole cells or paragraphs. */
export interface Marks {
  readonly texts: ReadonlyMap<string, readonly Mark[]>;
  readonly wholes: ReadonlyMap<string, readonly Finding[]>;
}

interface Spot {
  readonly block: number;
  readonly row: number | null;
  readonly cell?: number | null;
}

const weights = { error: 0, suspicious: 1, "weak-target": 2 } as const;

/** The graver first, then the surer. */
export function byWeight(left: Finding, right: Finding): number {
  return weights[left.severity] - weights[right.severity] || right.confidence - left.confidence;
}

export function placeKey({ block, row, cell = null }: Spot): string {
  return `${block}/${row ?? ""}/${cell ?? ""}`;
}

/** Id of the element that a place is shown in: the paragraph or the row. */
export function placeId({ block, row }: Spot): string {
  return row === null ? `b${block}` : `b${block}r${row}`;
}

/** Sorts the places of all findings by where they stand. */
export function marksOf(findings: readonly Finding[]): Marks {
  const texts = new Map<string, Mark[]>();
  const wholes = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(byWeight)) {
    for (const { place } of finding.sources) {
      if (place === null) continue;
      if (place.marked === null) {
        const key = placeKey(place);
        const there = wholes.get(key) ?? [];
        if (!there.includes(finding)) wholes.set(key, [...there, finding]);
      } else {
        const key = placeKey(place);
        texts.set(key, [...(texts.get(key) ?? []), { ...place.marked, finding }]);
      }
    }
  }
  return { texts, wholes };
}

/** A text cut where quotes begin and end; quotes may overlap. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of marks) cuts.add(Math.min(start, text.length)).add(Math.min(end, text.length));
  const places = [...cuts].sort((left, right) => left - right);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    const over = marks.filter(({ start, end }) => start <= from && end >= to).map(({ finding }) => finding);
    return { text: text.slice(from, to), findings: [...new Set(over)] };
  });
}
