import type { Passage } from "../../passages.ts";
import type { PlanIndicator, Source } from "../../plan.ts";
import { narrow } from "../../text.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { sharesOfFew } from "./shares-of-few.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** Kinds of facilities under the names that plans print for them. */
const kinds: readonly RegExp[] = [
  /社区卫生服务中心/u,
  /(?:乡镇|镇)卫生院/u,
  /(?:村卫生室|村卫生站|农村卫生站|村级卫生室)/u,
  /社区卫生服务站/u,
];
/** With more of them than this a share without decimals says too little. */
const most = 49;

/** A row's share of facilities (99 % of health centres) that no number of those the text counts (5) can give. */
export const shareOfFacilities: Check = (evidence) => {
  // A share that its own decimals say is of a few is asked there.
  const asked = new Set(ask(wholeNumbers, evidence).flatMap(({ indicators }) => indicators));
  // The same share of as many in the text is one question.
  const inText = ask(sharesOfFew, evidence).map(({ arithmetic }) => arithmetic);
  const isAsked = (value: number, count: number) =>
    inText.some((said) => said.includes(`< ${value}% <`) && said.includes(`/${count} = `));
  return evidence.rows.flatMap((row): Question[] => {
    if (asked.has(row.name)) return [];
    const names = row.parts ?? [row.name];
    const values = Array.isArray(row.baseline?.value) ? row.baseline.value : [row.baseline?.value];
    if (row.baseline?.op !== "=" || !narrow(row.unit ?? "").startsWith("%")) return [];
    const raws = row.baseline.raw.split(/[,，、；;/]/u);
    const impossible = names.flatMap((name, at) => {
      const value = values[at];
      const counted = countOf(name, row, evidence);
      const decimals = raws[at]?.split(".")[1]?.length ?? 0;
      return typeof value !== "number" ||
        counted === null ||
        fits(value, counted.count, decimals) ||
        isAsked(value, counted.count)
        ? []
        : [{ name, value, ...counted }];
    });
    const [first] = impossible;
    if (first === undefined) return [];
    return [
      {
        code: "percentage-impossible",
        severity: "suspicious",
        confidence: 0.75,
        message: {
          zh: `${impossible.map((one) => `“${one.name}”${one.value}%：正文所列 ${one.count} 个中没有哪个数量恰好是这个比例`).join("；")}。`,
          en: `${impossible.map((one) => `“${one.name}”, ${one.value} %: no number of the ${one.count} that the text counts gives it`).join("; ")}.`,
        },
        arithmetic: impossible.map((one) => steps(one.value, one.count)).join("; "),
        sources: [row.source, ...impossible.map(({ source }) => source)],
        indicators: [row.name],
      },
    ];
  });
};

/** How many there are of the kinds that a name begins with; null where the text counts none or one kind twice differently. */
function countOf(name: string, row: PlanIndicator, { quantities, passages }: Evidence) {
  const subject = narrow(name).split(/(?:提供|达到|设置|建成|开展|配备|能够|建设)/u)[0] ?? "";
  // A share of their visits, beds or people is none of the houses.
  if (
    !/(?:比例|占比|比重|覆盖率|达标率|设置率|建成率)$/u.test(name) ||
    /诊疗|门诊|就诊|床位|人员|医师|护士|收入/u.test(name)
  )
    return null;
  const named = kinds.filter((kind) => kind.test(subject));
  const all = named.flatMap((kind) => {
    const own = [...countsOf(kind, quantities), ...countedBefore(kind, passages)];
    const elsewhere = passages.some(({ text, line }) => line !== row.source.line && kind.test(text));
    return own.length === 0 && !elsewhere ? [] : [own];
  });
  const counts = all.map((own) => new Set(own.map(({ value }) => value)));
  if (all.length === 0 || counts.some((values) => values.size !== 1)) return null;
  const count = counts.reduce((sum, [value = 0]) => sum + value, 0);
  const [source] = all.flat().map((one) => one.source);
  return count < 2 || count > most || source === undefined ? null : { count, source };
}

interface Count {
  readonly value: number;
  readonly source: Source;
}

const countsOf = (kind: RegExp, quantities: Evidence["quantities"]): readonly Count[] =>
  quantities.filter(
    ({ name, unit }) =>
      new RegExp(`^(?:目前|现)?(?:全[区市县])?(?:共?有|设有|拥有)?${kind.source}$`, "u").test(name) &&
      /^[个家所]$/u.test(unit),
  );

/** 全区8家社区卫生服务中心: the number before the thing. */
function countedBefore(kind: RegExp, passages: readonly Passage[]): Count[] {
  return passages.flatMap(({ text, line, forward }) => {
    const plain = narrow(text);
    const found = forward ? [] : [...plain.matchAll(new RegExp(`(?<![\\d.])(\\d{1,2})[个家所]${kind.source}`, "gu"))];
    return found.map(([quote, count]) => ({ value: Number(count), source: { line, quote } }));
  });
}

const fits = (value: number, count: number, decimals: number) =>
  Math.abs((100 * Math.round((value * count) / 100)) / count - value) <= 0.5 * 10 ** -decimals + 0.005;

function steps(value: number, count: number): string {
  const below = Math.floor((value * count) / 100);
  const shown = (number: number) => `${number}/${count} = ${Math.round((10_000 * number) / count) / 100}%`;
  return `${shown(below)} < ${value}% < ${shown(below + 1)}`;
}
