import { narrow } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { baselineInTextAndTable, targetInTextAndTable } from "../values/text-and-table.ts";
import { units } from "./units.ts";

/** Units that go with a name, as the indicator system of the National Health Commission and the five-year plans print them. */
const fitting: readonly (readonly [name: RegExp, unit: RegExp])[] = [
  [/预期寿命$|期望寿命$/u, /岁/u],
  [/平均住院日$|平均住院天数$/u, /天|日/u],
  [/孕产妇死亡率$/u, /\/?1?0万|10万分之一/u],
  [/^(?:婴儿|新生儿|5岁以下儿童)死亡率$/u, /‰|\/千|1000|千分/u],
  [/(?:反应|响应|等候|等待)时间$/u, /分|秒|小时|天/u],
  [
    /(?:素养水平|管理率|覆盖率|签约率|接种率|检查率|建档率|就诊率|筛查率|使用率|达标率|吸烟率|分娩率|治愈率|合格率|参[合保]率)$/u,
    /%|百分/u,
  ],
];

/** Two units behind one figure are asked about as that. */
const doubled = /\d(?:%|‰){2}/u;

/** A unit that the indicator's name does not go with: a life expectancy in %, a stay in hospital in %. */
export const unitFit: Check = (evidence) => {
  const inText = ask(targetInTextAndTable, evidence).filter(({ code }) => code === "unit-in-text-and-table");
  const before = [...ask(units, evidence), ...ask(baselineInTextAndTable, evidence), ...inText];
  const asked = new Set(before.flatMap(({ indicators }) => indicators));
  return evidence.rows.flatMap((row): Question[] => {
    const unit = narrow(row.unit ?? "");
    const rule = fitting.find(([name]) => name.test(row.name));
    if (
      unit === "" ||
      rule === undefined ||
      rule[1].test(unit) ||
      asked.has(row.name) ||
      row.parts !== undefined ||
      doubled.test(narrow(row.source.quote))
    )
      return [];
    return [
      {
        code: "unit-does-not-fit",
        severity: "error",
        confidence: 0.85,
        message: {
          zh: `“${row.name}”的单位是 ${row.unit}。`,
          en: `The unit of “${row.name}” is ${row.unit}.`,
        },
        arithmetic: `${row.name} : ${row.unit}`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });
};
