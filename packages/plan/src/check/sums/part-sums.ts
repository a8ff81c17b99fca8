import { perHead } from "../figures.ts";
import type { Check, Question } from "../finding.ts";
import type { Quantity } from "../quantities.ts";

/** Half of the last printed decimal, and a little for what was rounded twice. */
const tolerance = (decimals: number) => 0.6 * 10 ** -decimals;
const percent = (part: number, whole: number) => (100 * part) / whole;
const shown = (value: number) => String(Math.round(value * 100) / 100);

/**
 * Parts with shares that make up a whole: the parts must add up to the printed whole, and each share must fit.
 * Parts without shares must not exceed their whole.
 */
export const partSums: Check = ({ quantities, figures }) => {
  const sentences = Map.groupBy(quantities, (quantity) => quantity.sentence);
  const findings: Question[] = [];
  for (const [sentence, all] of sentences) {
    const shared = all.filter((quantity) => quantity.share !== null);
    const complete =
      shared.length > 1 && Math.abs(shared.reduce((sum, { share }) => sum + (share?.percent ?? 0), 0) - 100) < 0.6;
    const before = quantities.filter(
      (quantity) =>
        quantity.sentence <= sentence && quantity.sentence >= sentence - 4 && !quantity.isPart && isOwn(quantity),
    );
    const total = all.find((quantity) => !quantity.isPart && quantity.share === null && isOwn(quantity));
    if (complete) findings.push(...wholeAndParts(shared, total ?? null, before));
    else {
      const whole = total ?? before.findLast((quantity) => quantity.sentence === sentence - 1) ?? null;
      // Parts of parts (医院24家（三级3家…）) are counted list by list, in list-sums.
      const nested = figures.some(
        (one) => one.whole?.whole != null && one.source.quote.includes(all[0]?.source.quote ?? ""),
      );
      if (!nested)
        findings.push(
          ...tooManyParts(
            all.filter(
              (quantity) => quantity.isPart && quantity.share === null && !perHead(quantity) && isOwn(quantity),
            ),
            whole,
          ),
        );
      if (shared.length === 1) findings.push(...singleShare(shared[0] as Quantity, quantities));
    }
  }
  return findings;
};

/** 比“十二五”末的280张净增68张, 到2030年累计450名: what there was, what was added, and sums of years are no parts. */
const isOwn = ({ name }: Quantity) => !/[比较]|末的|累计|净增|[增减]加|增长|减少|每年|年均/u.test(name);

function wholeAndParts(parts: readonly Quantity[], total: Quantity | null, near: readonly Quantity[]): Question[] {
  const sum = parts.reduce((all, part) => all + part.value, 0);
  const fits = (whole: number) =>
    parts.every(
      ({ value, share }) =>
        share !== null && Math.abs(percent(value, whole) - share.percent) <= tolerance(share.decimals),
    );
  const unit = parts[0]?.unit ?? "";
  if (total !== null && (total.unit === unit || unit === "") && total.value !== sum) {
    const wrong = parts.filter(
      ({ value, share }) =>
        share !== null && Math.abs(percent(value, total.value) - share.percent) > tolerance(share.decimals),
    );
    const rest = wrong.length === 1 ? total.value - (sum - (wrong[0]?.value ?? 0)) : null;
    const fit =
      rest !== null && rest > 0 ? `; ${wrong[0]?.name} = ${rest} → ${shown(percent(rest, total.value))}%` : "";
    return [
      {
        code: "parts-and-total",
        severity: "error",
        confidence: 0.95,
        message: {
          zh: `各部分之和 ${sum} 与总数 ${total.value} 不一致。`,
          en: `The parts add up to ${sum}, the total printed is ${total.value}.`,
        },
        arithmetic: `${parts.map((part) => part.value).join(" + ")} = ${sum} ≠ ${total.value}${fit}`,
        sources: [total.source],
        indicators: [total.name],
      },
    ];
  }
  if (fits(sum) || (total !== null && fits(total.value)) || near.some((quantity) => fits(quantity.value))) return [];
  const denominator = parts.map(({ value, share }) => (share === null ? 0 : Math.round((100 * value) / share.percent)));
  const [first] = parts;
  if (first === undefined) return [];
  return [
    {
      code: "share-does-not-fit",
      severity: "error",
      confidence: 0.9,
      message: {
        zh: `占比与数量不符：合计 ${sum}，而占比对应的总数为 ${[...new Set(denominator)].join("、")}。`,
        en: `The shares do not fit the counts: they add up to ${sum}, the shares ask for ${[...new Set(denominator)].join(", ")}.`,
      },
      arithmetic: parts
        .map(
          ({ name, value, share }) => `${name} ${value}/${sum} = ${shown(percent(value, sum))}% (${share?.percent}%)`,
        )
        .join("; "),
      sources: [first.source],
      indicators: parts.map((part) => part.name),
    },
  ];
}

/** Kinds of institutions, owners and places of which none is another. */
const kinds: readonly RegExp[] = [
  /(?<!社区|中医|专科)医院(?!科)/u,
  /基层医疗/u,
  /专业公共卫生机构/u,
  /^(?:城市|城镇)/u,
  /^(?:农村|乡村)/u,
  /^男/u,
  /^女/u,
];

/** Each of another kind, so that nothing is counted in two of them. */
function areApart(parts: readonly Quantity[]): boolean {
  const found = parts.map(({ name }) => kinds.findIndex((kind) => kind.test(name)));
  return parts.length > 1 && !found.includes(-1) && new Set(found).size === parts.length;
}

function tooManyParts(parts: readonly Quantity[], whole: Quantity | null): Question[] {
  const same = parts.filter((part) => part.unit === whole?.unit);
  const sum = same.reduce((all, part) => all + part.value, 0);
  // Fewer than three parts may overlap (of the staff so many doctors, so many with a degree).
  if (whole === null || (same.length < 3 && !areApart(same)) || sum <= whole.value || whole.value < 10) return [];
  return [
    {
      code: "parts-exceed-total",
      severity: "error",
      confidence: 0.85,
      message: {
        zh: `各部分之和 ${sum} 大于总数 ${whole.value}。`,
        en: `The parts add up to ${sum}, more than their total ${whole.value}.`,
      },
      arithmetic: `${same.map((part) => part.value).join(" + ")} = ${sum} > ${whole.value}`,
      sources: [whole.source, ...same.slice(0, 1).map((part) => part.source)],
      indicators: [whole.name],
    },
  ];
}

/** One part with its share: some total printed nearby should fit; where none does, the largest is named. */
function singleShare(part: Quantity, quantities: readonly Quantity[]): Question[] {
  const near = quantities.filter(
    (quantity) =>
      quantity.unit === part.unit && quantity.value > part.value && Math.abs(quantity.sentence - part.sentence) <= 8,
  );
  if (part.share === null || near.length < 2) return [];
  // Of a whole that the words name, list-shares asks.
  if (part.share.of !== null && quantities.some((one) => one.name === part.share?.of?.replace(/的$/u, ""))) return [];
  const { percent: printed, decimals } = part.share;
  if (near.some((quantity) => Math.abs(percent(part.value, quantity.value) - printed) <= tolerance(decimals)))
    return [];
  const largest = near.reduce((left, right) => (right.value > left.value ? right : left));
  const computed = percent(part.value, largest.value);
  if (Math.abs(computed - printed) > printed * 0.3) return [];
  return [
    {
      code: "share-does-not-fit",
      severity: "suspicious",
      confidence: 0.8,
      message: {
        zh: `占比 ${printed}% 与文中任何总数都不符；按 ${largest.name} ${largest.value} 计算为 ${shown(computed)}%。`,
        en: `No total printed nearby gives ${printed} %; of ${largest.value} it is ${shown(computed)} %.`,
      },
      arithmetic: `${part.value}/${largest.value} = ${shown(computed)}% ≠ ${printed}%; ${part.value}/${printed}% = ${Math.round((100 * part.value) / printed)}`,
      sources: [part.source, largest.source],
      indicators: [part.name],
    },
  ];
}
