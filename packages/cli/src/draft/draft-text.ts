import type { Asks, Draft, DraftEvidence, DraftHelp, Finding, RowHelp } from "@kangyu/plan";

const shown = (value: number | null, digits = 2) => (value === null ? "-" : String(Number(value.toFixed(digits))));
const signed = (value: number | null, digits = 2) =>
  value !== null && value > 0 ? `+${shown(value, digits)}` : shown(value, digits);
const marks = { error: "✗", suspicious: "?", "weak-target": "↓" } as const;

function forecastOf({ outlook }: RowHelp): string {
  const last = outlook.points.at(-1);
  return last === undefined
    ? `${outlook.why?.zh ?? ""} / ${outlook.why?.en ?? ""}`
    : `${shown(last.value)} [${shown(last.low)}, ${shown(last.high)}] (${last.year})`;
}

function moneyLine({ origin, low, median, high, source, sources, thing }: NonNullable<Asks["money"]>): string {
  const each = thing.each === "year" ? " 每年 a year" : "";
  if (origin === "own") return `资金 money: ${shown(median)} CNY${each} (${source})`;
  const from = sources.filter(({ isCounted }) => isCounted);
  const named = from.map(({ plan, name, lines }) => `${plan} ${name} L${lines.join(",")}`).join("; ");
  return `资金 money: ${shown(low)} – ${shown(median)} – ${shown(high)} CNY${each} (${from.length} 个规划项目 projects of plans: ${named})`;
}

function yearLines({ path }: NonNullable<Asks["stock"]>): string[] {
  return path.length === 0
    ? []
    : [`  ${path.map(({ year, count, more }) => `${year}: ${count} (${signed(more)})`).join("  ")}`];
}

const range = ({ low, median, high }: DraftHelp["totals"]["once"]) =>
  low === high ? shown(median, 0) : `${shown(low, 0)} – ${shown(median, 0)} – ${shown(high, 0)}`;

/** What all targets ask for together. */
function totalLines({ totals }: DraftHelp, { costs }: DraftEvidence): string[] {
  const { groups, staff, once, yearly, unpriced, left, grants } = totals;
  return [
    "合计（至少） in all, at least:",
    ...groups.map(
      ({ thing, more, money }) =>
        `  ${thing.name.zh} ${thing.name.en}: +${more}${money === null ? "，无单位成本 no unit cost" : `, ${range(money)} CNY${thing.each === "year" ? " 每年 a year" : ""}`}`,
    ),
    `  人员 staff: +${staff}`,
    `  一次 once: ${range(once)} CNY; 每年 a year: ${range(yearly)} CNY${unpriced.length === 0 ? "" : `; 不含 without: ${unpriced.join(", ")}`}`,
    ...(left === null ? [] : [`  安排减一次 budget less once: ${range(left)} CNY`]),
    ...(grants ?? []).map(({ id, cny }) => {
      const grant = costs.grants.find((one) => one.id === id);
      return `  ${grant?.name.zh} ${grant?.name.en} (${grant?.cny}, ${grant?.year}, ${grant?.source}): ${shown(cny)} CNY 每年 a year, 随人口 by residents`;
    }),
  ];
}

function asksLines(asks: Asks): string[] {
  const { people, stock, money, townships, alone, missing } = asks;
  const yearly = asks.relativePerYear === null ? "" : `, ${signed(asks.relativePerYear * 100)}% a year`;
  const below = townships.filter(({ isBelow }) => isBelow);
  return [
    ...(asks.perYear === null ? [] : [`每年 a year: ${signed(asks.perYear)}${yearly}`]),
    ...(people === null
      ? []
      : [
          `人数 people: ${signed(people.more)} (${people.numeratorNow} → ${people.numeratorLater} of ${people.denominatorLater}, ${people.basis})`,
        ]),
    ...(stock === null
      ? []
      : [`数量 stock: ${signed(stock.more)} (${shown(stock.now)} → ${stock.later})`, ...yearLines(stock)]),
    ...(money === null ? [] : [moneyLine(money)]),
    ...below.map(({ name, value, people: gain }) => `  ${name.zh} ${name.en}: ${shown(value)}, ${gain}`),
    `趋势 the forecast alone: ${alone.code}`,
    ...missing.map(({ text }) => `缺 missing: ${text.zh} / ${text.en}`),
  ];
}

function findingLines({ severity, code, message, arithmetic }: Finding): string {
  return `${marks[severity]} ${code}\n  ${message.zh}\n  ${message.en}\n  ${arithmetic}\n`;
}

/** A draft as lines for a person: each row with what is known, what others promised, and what its target asks for. */
export function draftText(draft: Draft, help: DraftHelp, evidence: DraftEvidence): string {
  const rows = draft.rows.map((row, at) => {
    const about = help.rows[at];
    if (about === undefined) return "";
    const { baseline, promises, refused, managed, references, paces, asks } = about;
    const lines = [
      `基期 baseline: ${baseline === null ? "-" : `${baseline.amount.raw} (${baseline.amount.year}, ${baseline.origin})`}`,
      `预测 forecast: ${forecastOf(about)}`,
      ...promises.map(
        ({ plan, baseline: from, target, perYear, line, isConverted, level, ...one }) =>
          `他区 ${plan}${one.from === "text" ? ` 正文 text L${line}` : ""}: ${from?.raw ?? "-"} → ${target.raw} (${target.year})${isConverted ? ` = ${shown(level)}` : ""}, ${signed(perYear)} a year`,
      ),
      ...refused.map(({ plan, raw, unit }) => `他区 ${plan}: ${raw} ${unit ?? ""} 单位不同 another unit, not compared`),
      ...managed.map(
        ({ title, from, to, perYear }) =>
          `实际 in fact ${title.zh}: ${shown(from.value)} (${from.year}) → ${shown(to.value)} (${to.year}), ${signed(perYear)} a year`,
      ),
      ...(references.length === 0 ? ["参考 reference: 无 none"] : []),
      ...references.map(
        ({ raw, year, scope, source }) =>
          `参考 ${scope.zh} / ${scope.en}${year === null ? "" : ` ${year}`}: ${raw} (${source})`,
      ),
      ...paces.map(
        ({ text, perYear, target }) => `速度 ${text.zh} / ${text.en}: ${signed(perYear)} → ${shown(target)}`,
      ),
      ...(asks === null
        ? []
        : [`目标 target: ${row.mid || "-"} (${draft.mid}), ${row.target} (${draft.period.to})`, ...asksLines(asks)]),
    ];
    return `${at + 1}. ${row.name}${row.unit === null ? "" : ` (${row.unit})`}\n${lines.map((line) => `   ${line}\n`).join("")}`;
  });
  return `${draft.title.zh}\n${draft.title.en}\n\n${rows.join("\n")}\n${totalLines(help, evidence).join("\n")}\n\n${help.findings.map(findingLines).join("\n")}`;
}
