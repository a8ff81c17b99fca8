/** The end of what a plan prints as a time limit; `month` and `date` are those of the last day meant. */
export interface LastDay {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lengthOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 31);
}

/** “2025年底前”, “2023年6月底”, “2024年12月31日前”, “2025年”: the last day that still keeps the limit; null where no year is named. */
export function lastDayOf(text: string): LastDay | null {
  const found = /(20\d{2})\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日)?/u.exec(text);
  if (found?.[1] === undefined) return null;
  const year = Number(found[1]);
  const half = /上半年/u.test(text) ? 6 : 12;
  const month = found[2] === undefined ? half : Number(found[2]);
  if (month < 1 || month > 12) return null;
  const last = lengthOf(year, month);
  const date = found[3] === undefined ? last : Number(found[3]);
  return date < 1 || date > last ? null : { year, month, date };
}
