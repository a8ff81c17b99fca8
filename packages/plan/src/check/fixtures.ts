import type { DocumentBlock, DocumentCell, PlanDocument } from "../document.ts";
import { readPlan } from "../read-plan.ts";
import { checkPlan } from "./check-plan.ts";
import type { Finding } from "./finding.ts";

export const title = "某某区“十四五”卫生健康规划";

/** Lines of running text, the first being line 1. */
export const paragraphs = (lines: readonly string[]): DocumentBlock[] =>
  lines.map((text, at) => ({ kind: "paragraph", line: at + 1, text }));

/** A table whose rows are written with | between their cells. */
export const table = (line: number, rows: readonly string[]): DocumentBlock => ({
  kind: "table",
  line,
  rows: rows.map((row, at) => row.split("|").map((text): DocumentCell => ({ text, line: line + at }))),
});

/** An indicator table at line 100: each row `name|unit|2020|2025`. */
const indicators = (...rows: string[]) =>
  table(100, ["序号|主要指标|单位|2020年|2025年|性质", ...rows.map((row, at) => `${at + 1}|${row}|预期性`)]);

/** A plan: what was reached, what is aimed at, and its table. */
export function planOf({
  past = [],
  aims = [],
  rows = [],
}: {
  readonly past?: readonly string[];
  readonly aims?: readonly string[];
  readonly rows?: readonly string[];
}): DocumentBlock[] {
  const lines = [title, "一、发展现状", ...past, "二、主要任务", ...aims];
  return rows.length === 0 ? paragraphs(lines) : [...paragraphs(lines), indicators(...rows)];
}

/** The findings of a document, alone or against the one before it. */
export function findingsIn(blocks: readonly DocumentBlock[], before: PlanDocument | null = null): readonly Finding[] {
  const earlier = before === null ? null : readPlan(before);
  return checkPlan({ blocks }, earlier, before).findings;
}

/** Codes with their arithmetic, which is what a check is held to. */
export const shownIn = (blocks: readonly DocumentBlock[], before: PlanDocument | null = null) =>
  findingsIn(blocks, before).map(({ code, arithmetic }) => [code, arithmetic]);
