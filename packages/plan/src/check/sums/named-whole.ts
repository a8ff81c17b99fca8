import type { Check, Question } from "../finding.ts";
import type { Quantity } from "../quantities.ts";

/** Sentences further back than this speak of something else. */
const reach = 3;

/**
 * 占医院总数的66.40% and …33.60%: the parts must add up to the whole that the shares name. Where they add up to another
 * total printed nearby, the shares were taken of that one.
 */
export const namedWhole: Check = ({ quantities }) =>
  [...Map.groupBy(quantities, (one) => one.sentence)].flatMap(([sentence, all]): Question[] => {
    const parts = all.filter((one) => one.share?.of != null);
    const named = new Set(parts.map(({ share }) => wholeOf(share?.of ?? "")));
    const [whole = ""] = named;
    const percent = parts.reduce((sum, { share }) => sum + (share?.percent ?? 0), 0);
    if (parts.length < 2 || named.size !== 1 || whole.length < 2 || Math.abs(percent - 100) >= 0.6) return [];
    const sum = parts.reduce((total, { value }) => total + value, 0);
    const near = quantities.filter(
      (one) => one.sentence < sentence && one.sentence >= sentence - reach && alike(one.unit, parts[0]?.unit ?? ""),
    );
    const meant = near.findLast((one) => one.name.startsWith(whole) && one.value >= 10);
    const other = near.findLast((one) => one !== meant && one.value === sum);
    if (meant === undefined || meant.value === sum) return [];
    return [question({ parts, whole, sum, meant, other })];
  });

interface Found {
  readonly parts: readonly Quantity[];
  readonly whole: string;
  readonly sum: number;
  readonly meant: Quantity;
  readonly other: Quantity | undefined;
}

function question({ parts, whole, sum, meant, other }: Found): Question {
  const is = other === undefined ? { zh: "", en: "" } : { zh: `，而等于“${other.name}”`, en: `, but “${other.name}”` };
  const shares = parts.map(({ value, share }) => {
    const right = Math.round((10_000 * value) / meant.value) / 100;
    return `${value}/${sum} = ${share?.percent}%, ${value}/${meant.value} = ${right}%`;
  });
  return {
    code: "share-of-another-whole",
    severity: "error",
    confidence: 0.9,
    message: {
      zh: `占比写明以“${whole}”为总数，但各部分之和 ${sum} 不等于“${meant.name}”${meant.value}${is.zh}。`,
      en: `The shares are said to be of “${whole}”; the parts add up to ${sum}, which is not “${meant.name}” (${meant.value})${is.en}.`,
    },
    arithmetic: `${parts.map(({ value }) => value).join(" + ")} = ${sum} ≠ ${meant.value}; ${shares.join("; ")}`,
    sources: [...parts.slice(0, 1), meant, ...(other === undefined ? [] : [other])].map(({ source }) => source),
    indicators: parts.map(({ name }) => name),
  };
}

const wholeOf = (of: string) =>
  of
    .replace(/的$/u, "")
    .replace(/总(?:数|量|人次|计)$/u, "")
    .replace(/^全[区市县]/u, "");

/** 人 for 人次 is a slip that does not change what is counted. */
const alike = (left: string, right: string) => left.replace("人次", "人") === right.replace("人次", "人");
