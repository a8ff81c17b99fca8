import type { Differences } from "../plan-work/compare-evaluations.ts";
import { LIGHTS } from "../views/workbook-words.ts";
import type { Block } from "./frame.ts";
import { nameOf, type Section } from "./indicator-section.ts";
import { decimal, points } from "./numbers.ts";
import { type Cell, heading, paragraph, table } from "./parts.ts";
import { filled } from "./words.ts";

type Row = Differences["items"][number]["before"];
type Work = Differences["work"][number]["before"];

/** What changed since the evaluation that was signed last: indicators, then tasks, projects and cards. */
export function comparisonSection(differences: Differences, section: Section): Block[] {
  const { words, language } = section;
  const { against, before, after, items, work } = differences;
  if (against === null) return [];
  const row = (side: Row): Cell[] =>
    side === null ? [null, null, null] : [decimal(side.value), LIGHTS[language][side.light], points(side.points)];
  const standing = (side: Work): string | null => {
    if (side === null || side.standing === null) return null;
    return `${words.standings[side.standing]}${side.progress === null ? "" : ` ${side.progress}%`}`;
  };
  const rows = items.map((item): Cell[] => [nameOf(item, language), ...row(item.before), ...row(item.after)]);
  const works = work.map((one): Cell[] => [
    one.name[language],
    words.workKinds[one.kind],
    standing(one.before),
    points(one.before?.points ?? null),
    standing(one.after),
    points(one.after?.points ?? null),
  ]);
  const about = {
    year: against.year,
    kind: words.kinds[against.kind],
    by: against.operator,
    on: against.at.slice(0, 10),
  };
  const totals = { before: points(before.points) ?? words.noPoints, after: points(after.points) ?? words.noPoints };
  return [
    heading(words.comparison, 1),
    paragraph(filled(words.comparedWith, { ...about, ...totals }), "note"),
    rows.length === 0
      ? paragraph(words.noChange, "note")
      : table({ head: words.comparisonColumns, widths: [32, 11, 13, 9, 11, 13, 9], rows }),
    ...(works.length === 0
      ? []
      : [
          paragraph(words.workChanges, "strong"),
          table({ head: words.workColumns, widths: [38, 10, 18, 8, 18, 8], rows: works }),
        ]),
  ];
}
