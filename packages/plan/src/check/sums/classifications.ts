import type { Check, Question } from "../finding.ts";

/** 医院按等级分：甲 12 个、乙 3 个; 医院按床位数分：… : each way of dividing a thing must count the same number of it. */
export const classifications: Check = ({ passages, quantities }) =>
  passages.flatMap((passage): Question[] => {
    const own = quantities.filter((quantity) => quantity.source.line === passage.line);
    const divided = new Map<string, { way: string; sum: number; terms: string; quote: string }[]>();
    for (const [, parts] of Map.groupBy(own, (quantity) => quantity.sentence)) {
      const quote = parts[0]?.source.quote ?? "";
      const found = quote.match(/^(?:全[区市县])?([^，,。]{2,6}?)(?:按([^：:]{1,8})分[：:]|中[，,])/u);
      if (found?.[1] === undefined || parts.length < 2 || new Set(parts.map((part) => part.unit)).size > 1) continue;
      const sum = parts.reduce((all, part) => all + part.value, 0);
      const list = divided.get(found[1]) ?? [];
      list.push({ way: found[2] ?? "", sum, terms: parts.map((part) => part.value).join(" + "), quote });
      divided.set(found[1], list);
    }
    return [...divided].flatMap(([thing, ways]) => {
      if (ways.length < 2 || new Set(ways.map((way) => way.sum)).size === 1) return [];
      return [
        {
          code: "classifications-differ",
          severity: "suspicious" as const,
          confidence: 0.85,
          message: {
            zh: `“${thing}”按不同方式分类，合计数不同：${ways.map((way) => way.sum).join("、")}。`,
            en: `Divided in different ways, “${thing}” adds up to different numbers: ${ways.map((way) => way.sum).join(", ")}.`,
          },
          arithmetic: ways.map((way) => `${way.terms} = ${way.sum}`).join("; "),
          sources: ways.map((way) => ({ line: passage.line, quote: way.quote })),
          indicators: [thing],
        },
      ];
    });
  });
