/** Units as plans and definitions print them, and their English. */
const ENGLISH: Readonly<Record<string, string>> = {
  岁: "years",
  年: "years",
  人: "persons",
  人次: "visits",
  张: "beds",
  个: "places",
  辆: "vehicles",
  次: "times",
  天: "days",
  分钟: "minutes",
  克: "g",
  元: "CNY",
  万元: "CNY 10,000",
  亿元: "CNY 100 million",
  平方米: "m²",
  "%，%": "%; %",
  "DDDS-100/人天%": "DDDs per 100 patient-days; %",
  "DDDs/100人天": "DDDs per 100 patient-days",
};

const TIMES: Readonly<Record<string, number>> = { "": 1, 千: 1_000, 万: 10_000, 十万: 100_000 };

/** `张/千人口`, `辆/3万人口`, `1/10万`: what, over how many. */
const RATE = /^(?<what>[^/]*)\/(?<count>\d*)(?<times>十万|[千万]?)(?:人口|人)?$/u;

function rateIn(unit: string): string | null {
  const found = RATE.exec(unit)?.groups;
  if (found === undefined) return null;
  const { what = "", count = "", times = "" } = found;
  const heads = Number(count || 1) * (TIMES[times] ?? 0);
  const counted = what === "" || what === "1" ? "" : (ENGLISH[what] ?? null);
  return heads <= 1 || counted === null ? null : `${counted} per ${heads.toLocaleString("en-US")}`.trim();
}

/**
 * A unit as it is printed, in the reader's language: 张/千人口 is "beds per 1,000" in English. What has no English here
 * is left as it is printed; an empty text where a row prints none.
 */
export function unitIn(unit: string | null, language: "zh" | "en"): string {
  if (unit === null) return "";
  const bare = unit.trim();
  return language === "zh" ? unit : (ENGLISH[bare] ?? rateIn(bare) ?? unit);
}
