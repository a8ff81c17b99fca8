import { narrow, squeeze } from "./text.ts";

export interface Money {
  readonly raw: string;
  /** Yuan. */
  readonly cny: number;
}

const scales: Readonly<Record<string, number>> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, "": 1 };

/** The scale that a header gives to its column: 总投资（亿元）→ 100,000,000. */
export function moneyScaleOf(header: string): number | null {
  const found = narrow(header).match(/(亿|千万|百万|万|千)?元/u);
  return found === null ? null : (scales[found[1] ?? ""] ?? null);
}

/** A figure in a money column, in its own unit (1.2亿元) or that of the column; null where there is no figure or no unit. */
export function moneyOfCell(cell: string, scale: number | null): Money | null {
  const raw = squeeze(cell);
  const [, figure, own] =
    narrow(cell)
      .replace(/,(?=\d{3})/gu, "")
      .match(/^约?(\d+(?:\.\d+)?)((?:亿|千万|百万|万)元?|元)?$/u) ?? [];
  const by = own === undefined ? scale : (scales[own.replace("元", "")] ?? null);
  return figure === undefined || by === null ? null : { raw, cny: Math.round(Number(figure) * by) };
}

const sum =
  /(?<!每[家个所处台辆张间])(期间|期内)?(?:计划|完成)?投资(?:额|约|为|共|总额|概算|估算|达)*(\d+(?:\.\d+)?(亿|千万|百万|万)元?)/gu;

function sumsIn(text: string, inPlan: boolean): Money[] {
  return [...narrow(text).matchAll(sum)].flatMap(([, within, raw = "", scale = ""]) =>
    (within !== undefined) === inPlan ? [{ raw, cny: Math.round(Number.parseFloat(raw) * (scales[scale] ?? 1)) }] : [],
  );
}

/** The money that a text says is invested: 计划投资10.5亿, 总投资 3.6 亿元. Null where it names none, or several. */
export function investmentIn(text: string): Money | null {
  const found = sumsIn(text, false);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The share of it inside the plan's years: “十四五”期间投资5.2亿元. */
export function investmentInPlanIn(text: string): Money | null {
  return sumsIn(text, true)[0] ?? null;
}
