import type { Figure } from "../figures.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { quotas } from "./quotas.ts";

/** Sizes of one cohort further apart than this cannot be the same people. */
const apart = 1.1;

/** Whose rate it is: 新生儿…, and the two cancers that are checked together. */
function cohortOf({ name }: Figure): string | null {
  if (/宫颈癌|乳腺癌/u.test(name)) return "两癌";
  return name.match(/新生儿|孕产妇|孕妇|适龄儿童|65岁/u)?.[0] ?? null;
}

interface Implied {
  readonly figure: Figure;
  readonly percent: number;
  readonly size: number;
  readonly cohort: string;
}

/** 新生儿听力筛查2716人，筛查率97%; 遗传代谢病筛查2744人，筛查率86%: what the rates imply of one cohort is one number. */
export const cohortQuotas: Check = (evidence) => {
  const asked = new Set(ask(quotas, evidence).flatMap(({ sources }) => sources.map(({ line }) => line)));
  const implied = evidence.figures.flatMap((figure, at) => impliedBy(figure, evidence.figures[at + 1]) ?? []);
  const groups = Map.groupBy(implied, (one) => `${one.cohort}|${one.figure.sentence}|${one.figure.unit}`);
  return [...groups.values()].flatMap((same): Question[] => {
    const sizes = same.map((one) => one.size);
    const [first] = same;
    if (first === undefined || same.length < 2 || Math.max(...sizes) < apart * Math.min(...sizes)) return [];
    if (asked.has(first.figure.source.line)) return [];
    return [
      {
        code: "quotas-differ",
        severity: "error",
        confidence: 0.8,
        message: {
          zh: `同为“${first.cohort}”，由比例倒推的应查人数不同：${sizes.join("、")}。`,
          en: `For one cohort (“${first.cohort}”) the percentages imply different numbers of people: ${sizes.join(", ")}.`,
        },
        arithmetic: same
          .map(({ figure, percent, size }) => `${figure.name} ${figure.value}/${percent}% = ${size}`)
          .join("; "),
        sources: [first.figure.source],
        indicators: same.map(({ figure }) => figure.name),
      },
    ];
  });
};

function impliedBy(figure: Figure, next: Figure | undefined): Implied | null {
  const cohort = cohortOf(figure);
  if (cohort === null || !/^[人例名]$/u.test(figure.unit)) return null;
  const percent = percentOf(figure, next);
  return percent === null || percent === 0
    ? null
    : { figure, percent, cohort, size: Math.round((100 * figure.value) / percent) };
}

/** The rate printed with the count, or 完成年度任务的101.5% after it. */
function percentOf({ share, sentence }: Figure, next: Figure | undefined): number | null {
  if (share !== null) return share.kind === "rate" ? share.percent : null;
  const done = next?.sentence === sentence && next.unit === "%" && /^完成/u.test(next.name);
  return done ? next.value : null;
}
