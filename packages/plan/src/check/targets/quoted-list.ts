import { directionOf, perOf, thingOf } from "../../names.ts";
import type { Passage } from "../../passages.ts";
import type { PlanIndicator } from "../../plan.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import type { Statement } from "../statements.ts";

/** 距离卫生强省评估指标2.8、1.0、3.5、5.4: a list of requirements that follows the list of what there is, in its order. */
const required =
  /(?:距离?|与|离|对照|对标)([^\d,，。;；]{2,24}?(?:指标|标准|要求|目标|水平))(?:值)?((?:\d+(?:\.\d+)?、)+\d+(?:\.\d+)?)/u;

/** Requirements that a plan lists beside its own figures, and targets of its table below them; one finding a row. */
export const weakerThanQuotedList: Check = (evidence) =>
  evidence.passages.flatMap((passage) => {
    const plain = narrow(squeeze(passage.text));
    const match = plain.match(required);
    const [said = "", whose = "", list = ""] = match ?? [];
    const values = list.split("、").filter((value) => value !== "");
    const stated = listedBefore(passage, evidence);
    if (match === null || stated.length !== values.length) return [];
    return stated.flatMap((one, at) => askOf({ one, value: values[at] ?? "", whose, said, passage }, evidence));
  });

/** The rates per head that the passage states for as many people as its first, in their order. */
function listedBefore({ line }: Passage, { statements }: Evidence): Statement[] {
  const all = statements.filter((one) => one.source.line === line && perOf(one.name) > 0);
  return all.filter((one) => perOf(one.name) === perOf(all[0]?.name ?? ""));
}

interface Required {
  readonly one: Statement;
  readonly value: string;
  readonly whose: string;
  readonly said: string;
  readonly passage: Passage;
}

function askOf({ one, value, whose, said, passage }: Required, { rows, plan }: Evidence): Question[] {
  const per = perOf(one.name);
  const thing = thingOf(one.name);
  const meant = rows.filter((row) => perOf(`${row.name}${row.unit ?? ""}`) > 0 && thingOf(row.name).endsWith(thing));
  const [row] = meant;
  if (row === undefined || meant.length > 1 || directionOf(row.name) === null) return [];
  const target = endOf(row, plan.period?.to ?? null);
  const asked = Number(value) / per;
  if (target === null || target.value / perOf(`${row.name}${row.unit ?? ""}`) >= asked - 1e-9) return [];
  return [
    {
      code: "weaker-than-benchmark",
      severity: "weak-target",
      confidence: 0.8,
      message: {
        zh: `“${row.name}”${plan.period?.to} 年目标 ${target.raw} 弱于规划自己引用的${whose} ${value}。`,
        en: `The ${plan.period?.to} target of “${row.name}”, ${target.raw}, asks for less than the benchmark that the plan quotes: ${value} (${whose}).`,
      },
      arithmetic: `${target.raw} : ${value} (${whose})`,
      sources: [row.source, { line: passage.line, quote: said }],
      indicators: [row.name],
    },
  ];
}

function endOf({ targets }: PlanIndicator, year: number | null): { value: number; raw: string } | null {
  const target = targets.find((one) => one.year === year);
  return typeof target?.value === "number" && target.op !== "change" ? { value: target.value, raw: target.raw } : null;
}
