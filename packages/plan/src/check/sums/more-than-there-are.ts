import { type Figure, figuresOf } from "../figures.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { twoCounts } from "./two-counts.ts";

/** Places a district counts once; some of them may be spoken of, never more than there are. */
const places =
  /^(?:村卫生室|村卫生站|农村卫生站|乡镇卫生院|镇卫生院|中心卫生院|社区卫生服务中心|社区卫生服务站|民营医院|公立医院|三级医院|二级医院|一级医院|行政村|养老机构)$/u;
/** What is to come is no count of what there is. */
const toCome = /到20\d{2}年|新建|新增|达到|增加|规划设置|十[四五]五”?(?:期)?末/u;

/** 全市17所乡镇卫生院 where the review counts 14 of them. */
export const moreThanThereAre: Check = (evidence) => {
  const asked = new Set(ask(twoCounts, evidence).flatMap(({ indicators }) => indicators));
  const stock = new Map<string, Figure>();
  for (const one of evidence.figures)
    if (!one.forward && places.test(one.name) && !stock.has(one.name) && one.value >= 2) stock.set(one.name, one);
  const contents = evidence.plan.projects.map(({ content, source, name }) => ({
    text: content ?? "",
    line: source.line,
    heading: name,
    box: null,
    forward: true,
    isProject: true,
  }));
  const all = [...evidence.figures, ...figuresOf(contents)];
  const found = all.flatMap((one) => {
    const name = one.name.match(
      /(村卫生室|村卫生站|农村卫生站|乡镇卫生院|镇卫生院|社区卫生服务中心|社区卫生服务站|民营医院|公立医院|行政村)$/u,
    )?.[1];
    const first = stock.get(name ?? "");
    if (first === undefined || first === one || asked.has(first.name) || !/^[家个所]$/u.test(one.unit)) return [];
    if (one.value <= first.value || (one.year !== null && first.year !== null && one.year !== first.year)) return [];
    const at = one.source.quote.indexOf(`${one.value}${one.unit}`);
    return toCome.test(one.source.quote.slice(0, Math.max(0, at))) ? [] : [{ first, one }];
  });
  return [...Map.groupBy(found, ({ first, one }) => `${first.sentence}|${one.source.line}`).values()].map(question);
};

function question(group: readonly { readonly first: Figure; readonly one: Figure }[]): Question {
  const list = (joint: string, and: string) =>
    group.map(({ first, one }) => `${first.name} ${first.value} ${and} ${one.value}`).join(joint);
  const [pair] = group;
  return {
    code: "two-counts",
    severity: "suspicious",
    confidence: 0.8,
    message: {
      zh: `文中另一处的数量多于现有数：${list("、", "→")}。`,
      en: `Elsewhere the text counts more of them than there are: ${list(", ", "→")}.`,
    },
    arithmetic: group.map(({ first, one }) => `${one.value} > ${first.value}`).join("; "),
    sources: pair === undefined ? [] : [pair.first.source, pair.one.source],
    indicators: group.map(({ first }) => first.name),
  };
}
