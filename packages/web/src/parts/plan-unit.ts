import type { Lang } from "../session/session.tsx";

/** Units as plans print them, and their English. What stands in no list is shown as it is printed. */
const ENGLISH: Readonly<Record<string, string>> = {
  岁: "years",
  人: "persons",
  张: "beds",
  个: "places",
  天: "days",
  克: "g",
  元: "CNY",
  "/10万": "per 100,000",
  "1/10万": "per 100,000",
  "张/千人口": "beds per 1,000",
  "人/千人口": "persons per 1,000",
  "DDDS-100/人天%": "DDDs per 100 patient-days; %",
};

/** The unit of a plan's row in the reader's language. */
export function planUnit(unit: string | null, language: Lang): string {
  if (unit === null) return "—";
  return language === "en" ? (ENGLISH[unit] ?? unit) : unit;
}
