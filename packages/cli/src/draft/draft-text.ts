import type { Asks, Draft, DraftHelp, Finding, RowHelp } from "@kangyu/plan";

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
    ...(stock === null ? [] : [`数量 stock: ${signed(stock.more)} (${shown(stock.now)} → ${stock.later})`]),
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
export function draftText(draft: Draft, help: DraftHelp): string {
  const rows = draft.rows.map((row, at) => {
    const about = help.rows[at];
    if (about === undefined) return "";
    const { baseline, promises, references, paces, asks } = about;
    const lines = [
      `基期 baseline: ${baseline === null ? "-" : `${baseline.amount.raw} (${baseline.amount.year}, ${baseline.origin})`}`,
      `预测 forecast: ${forecastOf(about)}`,
      ...promises.map(
        ({ plan, baseline: from, target, perYear }) =>
          `他区 ${plan}: ${from?.raw ?? "-"} → ${target.raw} (${target.year}), ${signed(perYear)} a year`,
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
  return `${draft.title.zh}\n${draft.title.en}\n\n${rows.join("\n")}\n${help.findings.map(findingLines).join("\n")}`;
}
