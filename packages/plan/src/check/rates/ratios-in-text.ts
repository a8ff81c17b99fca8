import { narrow, squeeze } from "../../text.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import { type Dated, datedOf, turnsOf } from "../values/dated.ts";

/** A printed ratio further from that of the counts than this is another ratio. */
const apart = 0.05;

const names: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  医护比: [/^执业（助理）医师(?:数|总数)?$|^医师$|^医生$/u, /^(?:注册)?护士(?:数|总数)?$|^护理人员$/u],
  床护比: [/床位(?:数|总数)?$/u, /^(?:注册)?护士(?:数|总数)?$|^护理人员$/u],
  床医比: [/床位(?:数|总数)?$/u, /^执业（助理）医师(?:数|总数)?$|^医师$|^医生$/u],
};

/** 医护比1:1.42 beside the counts of doctors and nurses (or their rates per head) in the text. */
export const ratiosInText: Check = (evidence) =>
  evidence.passages.flatMap(({ text, line, forward }) =>
    squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Question[] => {
        const printed = narrow(quote).replace(/∶/gu, ":").matchAll(ratio);
        return forward ? [] : [...printed].flatMap((found) => ratioQuestion(found, { evidence, line, quote }));
      }),
  );

const ratio = /([医床][护医])(?:之)?比(?:例)?(?:为|达到|达|约为)?(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)/gu;

interface Place {
  readonly evidence: Evidence;
  readonly line: number;
  readonly quote: string;
}

function ratioQuestion(found: RegExpMatchArray, { evidence, line, quote }: Place): Question[] {
  const pair = names[`${found[1] ?? ""}比`];
  if (pair === undefined) return [];
  const [of, to] = pair.map((name) => countOf(name, evidence, line));
  if (of == null || to == null || of.value === 0) return [];
  const [said, computed] = [Number(found[3]) / Number(found[2]), to.value / of.value];
  if (Math.abs(said - computed) <= apart * computed) return [];
  return [
    {
      code: "ratio-of-rates",
      severity: "error",
      confidence: 0.8,
      message: {
        zh: `${found[1]}比印为 ${found[2]}:${found[3]}，按“${of.name}”和“${to.name}”计算为 1:${computed.toFixed(2)}。`,
        en: `The ratio ${found[1]}比 is printed as ${found[2]}:${found[3]}; “${of.name}” and “${to.name}” make it 1:${computed.toFixed(2)}.`,
      },
      arithmetic: `${to.value} / ${of.value} = ${computed.toFixed(2)} ≠ ${said}`,
      sources: placesOf({ line, quote }, of, to),
      indicators: [of.name, to.name],
    },
  ];
}

/** The district's own count so named, of the year before the plan; first in the ratio's own paragraph. */
function countOf(name: RegExp, { figures, passages, plan }: Evidence, line: number): Dated | null {
  const base = (plan.period?.from ?? 0) - 1;
  const counts = figures.filter((one) => !one.forward && one.whole?.unit !== "%" && /^[人张名]$/u.test(one.unit));
  const mine = [...datedOf(counts, plan.period), ...turnsOf(passages, plan.period)].filter(
    (one) =>
      name.test(one.name.replace("(", "（").replace(")", "）")) &&
      one.year === base &&
      one.value >= 20 &&
      !/^每/u.test(one.name),
  );
  return mine.find((one) => one.source.line === line) ?? mine[0] ?? null;
}

function placesOf(first: Question["sources"][number], ...others: readonly Dated[]): Question["sources"] {
  const more = others.map(({ source }) => source).filter(({ quote }) => quote !== first.quote);
  return [first, ...more.filter((one, at) => more.findIndex(({ quote }) => quote === one.quote) === at)];
}
