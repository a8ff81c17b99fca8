import { type Figure, type PrintedShare, perHead } from "../figures.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { shown, tolerance } from "../rounding.ts";
import { listSums } from "./list-sums.ts";
import { outcomesSaid } from "./outcomes-said.ts";
import { partSums } from "./part-sums.ts";
import { totalsNamed } from "./totals-named.ts";

/**
 * A share or a rate printed straight after a count whose whole the text names (其中, 某某中，, 占常住人口的, 受理…成功率):
 * the count over the whole must give it. Where it does not, the whole that would fit is named if the text prints it.
 */
export const listShares: Check = (evidence) => {
  const asked = new Set(ask(partSums, evidence).flatMap(({ sources }) => sources.map(({ line }) => line)));
  const sums = [...listSums(evidence), ...totalsNamed(evidence), ...outcomesSaid(evidence)];
  // A part that already does not make its total has no right share either.
  const isSummed = ({ value, source }: Figure) =>
    sums.some(
      ({ arithmetic, sources }) =>
        sources.some(({ quote }) => quote.includes(source.quote) || source.quote.includes(quote)) &&
        arithmetic.split(/[^\d.]+/u).includes(String(value)),
    );
  return evidence.figures.flatMap((part): Question[] => {
    const { share } = part;
    if (share === null || isSummed(part) || asked.has(part.source.line) || share.percent === 0) return [];
    const whole = wholeOf(part, share, evidence);
    if (whole === null || whole.value < part.value || fits(part, share, whole.value)) return [];
    if (share.kind === "share" && fitsSomethingNear(part, share, evidence)) return [];
    return [question({ part, share, whole, other: fitting(part, share, evidence) })];
  });
};

/** 处理 after 受理, 合格 after 抽检: a rate of what was taken up in the same sentence. */
const outcome =
  /^(?:成功|合格|办结|按[时期]办结|按[时期]答复|达标|处置|处理|结案|回复|答复|治愈|救治|整改|回访|完成)率$/u;

function wholeOf(part: Figure, share: PrintedShare, { figures }: Evidence): Figure | null {
  const at = figures.indexOf(part);
  if (share.kind === "share") {
    if (share.of === null) return part.whole !== null && part.whole.unit === part.unit ? part.whole : null;
    if (/^(?:全[区县市]|总数|总量|全部)的?$/u.test(share.of)) return largestBefore(part, figures);
    const of = share.of.replace(/^(?:全[区市县]|我[区市县])/u, "");
    return figures.findLast((one, place) => place < at && one.name === of && one.unit === part.unit) ?? null;
  }
  const rate = share.of ?? "";
  // 其中甲3宗，乙4宗，办结率100%: the rate is of them all.
  if (outcome.test(rate) && figures.filter((one) => one.group > 0 && one.group === part.group).length > 1) return null;
  if (part.whole !== null && part.whole.unit === part.unit) return part.whole;
  if (outcome.test(rate))
    return (
      figures.findLast((one, place) => place < at && one.sentence === part.sentence && one.unit === part.unit) ?? null
    );
  if (/建档率$/u.test(rate)) return peopleOf(figures, part);
  return groupNamed(part, figures);
}

/** 占全区的87.69%: the largest count of the same unit that stands shortly before. */
function largestBefore(part: Figure, figures: readonly Figure[]): Figure | null {
  const near = figures.filter(
    (one) =>
      one.unit === part.unit &&
      one.sentence < part.sentence &&
      part.sentence - one.sentence <= 4 &&
      !perHead(one) &&
      one.said === "own",
  );
  return near.reduce<Figure | null>((left, one) => (left === null || one.value > left.value ? one : left), null);
}

/** Records are of the residents; only a printed number of them that is close can be the one that was meant. */
function peopleOf(figures: readonly Figure[], part: Figure): Figure | null {
  const people = figures.filter(
    (one) => /常住人口$/u.test(one.name) && one.unit === "人" && !one.forward && !perHead(one),
  );
  const [only] = people;
  if (only === undefined || people.length > 1 || part.share === null) return null;
  const implied = (100 * part.value) / part.share.percent;
  return Math.abs(implied - only.value) < 0.15 * only.value ? only : null;
}

/** 65岁及以上老年人中医药健康管理服务: the people that the name begins with, counted elsewhere. */
function groupNamed(part: Figure, figures: readonly Figure[]): Figure | null {
  const group = part.name.match(/^\d+(?:-\d+)?岁(?:及?以上|以下)?/u)?.[0];
  if (group === undefined) return null;
  return figures.find((one) => one !== part && one.unit === "人" && one.name.startsWith(`${group}人口`)) ?? null;
}

const fits = (part: Figure, { percent, decimals }: PrintedShare, whole: number) =>
  whole > 0 && Math.abs((100 * part.value) / whole - percent) <= tolerance(decimals);

/** A share may be of another whole in the same paragraph, or of all the parts together. */
function fitsSomethingNear(part: Figure, share: PrintedShare, { figures }: Evidence): boolean {
  const near = figures.filter(
    (one) =>
      one.unit === part.unit && Math.abs(one.sentence - part.sentence) <= 1 && one.value > part.value && !perHead(one),
  );
  const list = figures.filter((one) => part.group > 0 && one.group === part.group && one.unit === part.unit);
  const sum = list.reduce((all, one) => all + one.value, 0);
  return near.some((one) => one !== part.whole && fits(part, share, one.value)) || fits(part, share, sum);
}

function fitting(part: Figure, share: PrintedShare, { figures }: Evidence): Figure | null {
  return (
    figures.find(
      (one) => one.unit === part.unit && one.value > part.value && !perHead(one) && fits(part, share, one.value),
    ) ?? null
  );
}

interface Misfit {
  readonly part: Figure;
  readonly share: PrintedShare;
  readonly whole: Figure;
  readonly other: Figure | null;
}

function question({ part, share, whole, other }: Misfit): Question {
  const computed = shown((100 * part.value) / whole.value);
  const implied = Math.round((100 * part.value) / share.percent);
  const named = `${implied}${other === null ? "" : ` (${other.name})`}`;
  // 15 of 17.5 is 85.7%: then no total at all goes with the share.
  const isWhole = fits(part, share, implied);
  const asked = isWhole
    ? {
        zh: `按此比例总数应为 ${named}`,
        en: `which asks for ${named}`,
        sum: `; ${part.value}/${share.percent}% = ${named}`,
      }
    : { zh: "没有整数的总数能得出这个比例", en: "which no whole number gives", sum: "" };
  return {
    code: "share-does-not-fit",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${part.name}”${part.value} 占“${whole.name}”${whole.value} 的 ${computed}%，文中为 ${share.percent}%；${asked.zh}。`,
      en: `“${part.name}” ${part.value} is ${computed} % of “${whole.name}” ${whole.value}; the text says ${share.percent} %, ${asked.en}.`,
    },
    arithmetic: `${part.value}/${whole.value} = ${computed}% ≠ ${share.percent}%${asked.sum}`,
    sources: part.source.quote === whole.source.quote ? [part.source] : [part.source, whole.source],
    indicators: [part.name],
  };
}
