import { sameThing, shareOf } from "../../names.ts";
import type { Check, Question } from "../finding.ts";

/** Words for one of a thing; people are counted by two that mean the same. */
const counters = /^[张个名人位]$/u;
const plain = (unit: string) => unit.replace("名", "人").replace("位", "人");

/** A row counted in one word and its target in the text in another (托位 4.5 张, 4.5 个). */
export const counterInTextAndTable: Check = ({ rows, plan }) => {
  const texts = plan.indicators.filter((one) => one.from === "text");
  return rows.flatMap((row): Question[] => {
    const unit = row.unit ?? "";
    if (!counters.test(unit) || shareOf(unit) !== null) return [];
    const other = texts.find(
      (one) => counters.test(one.unit ?? "") && plain(one.unit ?? "") !== plain(unit) && sameThing(row.name, one.name),
    );
    if (other === undefined) return [];
    return [
      {
        code: "unit-in-text-and-table",
        severity: "suspicious",
        confidence: 0.8,
        message: {
          zh: `“${row.name}”在正文中以“${other.unit}”计，在表中以“${unit}”计。`,
          en: `“${row.name}” is counted in “${other.unit}” in the text and in “${unit}” in the table.`,
        },
        arithmetic: `${other.targets[0]?.raw ?? other.unit} ≠ ${row.targets[0]?.raw ?? ""}${unit}`,
        sources: [row.source, other.source],
        indicators: [row.name],
      },
    ];
  });
};
