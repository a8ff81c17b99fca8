import { directionFor } from "../../direction-for.ts";
import { nameMatcher, sameThing, shareOf } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import type { Statement } from "../statements.ts";

type Figure = Amount & { readonly value: number };

const isFigure = (amount: Amount | null | undefined): amount is Figure =>
  typeof amount?.value === "number" && amount.op !== "change" && amount.op !== "words";

/** Targets that ask for less than the text says was reached before the plan; a row whose own baseline says so is asked there. */
export const weakerThanStated: Check = (evidence) => {
  const texts = evidence.plan.indicators.filter((one) => one.from === "text");
  const isSame = nameMatcher();
  const alone = texts.filter((one) => !evidence.rows.some((row) => isSame(row.name, one.name)));
  return [...evidence.rows, ...alone].flatMap((indicator) => askOf(indicator, evidence));
};

function askOf(indicator: PlanIndicator, { plan, statements }: Evidence): Question[] {
  const direction = directionFor(indicator);
  const target = indicator.targets.find((one) => one.year === plan.period?.to);
  if (direction === null || plan.period === null || !isFigure(target)) return [];
  const base = plan.period.from - 1;
  const isLess = (than: number) => (direction === "up" ? target.value < than : target.value > than);
  const { baseline } = indicator;
  if (isFigure(baseline) && isLess(baseline.value)) return [];
  const reached = statements.find(
    (one) => one.exact && one.year === base && one.value > 0 && sameThing(indicator.name, one.name),
  );
  if (reached === undefined || !sameTerms(indicator, reached) || !isLess(inTermsOf(indicator, reached))) return [];
  const [aim, was] = [withUnit(target.raw, indicator.unit), `${reached.value}${reached.unit}`];
  return [
    {
      code: "weaker-than-stated",
      severity: "weak-target",
      confidence: 0.8,
      message: {
        zh: `“${indicator.name}”${target.year} 年目标 ${aim} 弱于正文所述 ${base} 年已达到的 ${was}。`,
        en: `The ${target.year} target of “${indicator.name}”, ${aim}, asks for less than the text says was reached in ${base}: ${was}.`,
      },
      arithmetic: `${aim} (${target.year}) : ${was} (${base})`,
      sources: [indicator.source, reached.source],
      indicators: [indicator.name],
    },
  ];
}

/** Both shares of a whole, or both no share; a figure without unit is meant as the target's. */
const sameTerms = ({ unit }: PlanIndicator, reached: Statement) =>
  reached.unit === "" || (shareOf(unit) === null) === (shareOf(reached.unit) === null);

function inTermsOf({ unit }: PlanIndicator, { value, unit: said }: Statement): number {
  const [own, other] = [shareOf(unit), shareOf(said)];
  return own === null || other === null ? value : (value * other) / own;
}

const withUnit = (raw: string, unit: string | null) => (unit === null || raw.includes(unit) ? raw : `${raw}${unit}`);
