import { aimsFrom } from "./aims-from.ts";
import type { PlanDocument } from "./document.ts";
import { fiveYearMentions } from "./five-year.ts";
import { headingOf } from "./heading.ts";
import { listedIndicators } from "./listed-indicators.ts";
import { type Passage, passagesOf } from "./passages.ts";
import type { Plan } from "./plan.ts";
import { projectsOf } from "./projects.ts";
import { spanOf } from "./span.ts";
import { tableIndicators } from "./table-indicators.ts";
import { tasksOf } from "./tasks.ts";
import { textBaselines } from "./text-baselines.ts";
import { textIndicators } from "./text-indicators.ts";

/** A text that names a five-year plan once in passing is not that plan. */
function mentionsOften(passages: readonly Passage[]): boolean {
  return (
    passages.flatMap(({ text }) => fiveYearMentions(text)).length > 2 ||
    passages.some(({ text }) => /规划期限/u.test(text))
  );
}

/**
 * A document to the plan it prints: title, jurisdiction (its name as printed), period in years, and one indicator per
 * printed row of its indicator tables, per target in its running text, and per figure that its text says there was
 * before (a baseline without targets). What a document does not print is null or empty, never guessed.
 */
export function readPlan(document: PlanDocument): Plan {
  const heading = headingOf(document.blocks);
  const passages = passagesOf(document.blocks);
  const listed = listedIndicators(passages, heading.period);
  const lists = new Set(listed.map((row) => row.source.line));
  const tables = tableIndicators(document.blocks, heading.period);
  const isPlan = heading.title !== null || tables.length > 0 || mentionsOften(passages);
  const isOfYears = heading.title !== null && heading.period !== null && heading.period.from < heading.period.to;
  const span = isOfYears ? null : spanOf(document.blocks);
  const period = span ?? (isPlan ? heading.period : null);
  const running = aimsFrom(passages, period, span?.kind).filter((passage) => !lists.has(passage.line));
  const promised = [...tables, ...listed, ...textIndicators(running, period)];
  // A text that promises nothing is no plan: what it tells of the past is the baseline of nothing.
  const quoted = new Set(promised.map(({ source }) => `${source.line} ${source.quote}`));
  const before = textBaselines(running, period).filter(({ source }) => !quoted.has(`${source.line} ${source.quote}`));
  const indicators = promised.length === 0 ? [] : [...promised, ...before];
  return {
    ...heading,
    indicators,
    tasks: tasksOf(document.blocks, passages, indicators),
    projects: projectsOf(document.blocks, passages),
  };
}
