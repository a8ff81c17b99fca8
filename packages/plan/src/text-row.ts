import type { Passage } from "./passages.ts";
import type { Amount, PlanIndicator } from "./plan.ts";
import type { Said } from "./said.ts";
import { unveiled } from "./said-text.ts";
import { narrow } from "./text.ts";

interface Found {
  readonly passage: Passage;
  readonly sentence: string;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
}

/** What running text says of an indicator, as a row of the plan. */
export function textRow(said: Said, { passage, sentence, baseline, targets }: Found): PlanIndicator {
  return {
    name: asPrinted(unveiled(said.name), sentence),
    unit: said.unit,
    domain: null,
    no: null,
    property: null,
    baseline,
    targets,
    from: "text",
    indicator: null,
    source: { line: passage.line, quote: sentence },
  };
}

/** The name with the signs of the width that the document prints. */
function asPrinted(name: string, sentence: string): string {
  const signs = [...sentence];
  const starts: number[] = [];
  let narrowed = "";
  for (const sign of signs) {
    starts.push(narrowed.length);
    narrowed += narrow(sign);
  }
  const at = narrowed.indexOf(name);
  if (at < 0) return name;
  return signs.filter((_, index) => (starts[index] ?? 0) >= at && (starts[index] ?? 0) < at + name.length).join("");
}
