import { expect, test } from "vitest";
import { addMonths, ageInMonths, civilOfDay, dayOfCivil, daysInMonth, isoOfDay, parseDay } from "./day.ts";

/** Walks the calendar day by day, from before the years that are looked up to after them. */
test("a day and its date are one, however far back or ahead", () => {
  let day = dayOfCivil(1840, 1, 1);
  const wrong: string[] = [];
  for (let year = 1840; year <= 2160; year++)
    for (let month = 1; month <= 12; month++)
      for (let date = 1; date <= daysInMonth(year, month); date++, day++) {
        const found = civilOfDay(day);
        const same = found.year === year && found.month === month && found.date === date;
        if (!same || dayOfCivil(year, month, date) !== day) wrong.push(`${year}-${month}-${date}: ${isoOfDay(day)}`);
      }
  expect(wrong).toEqual([]);
  expect(isoOfDay(dayOfCivil(1, 3, 1) - 1)).toBe("0001-02-28");
});

test("months are added by the calendar and clamp to the month's end", () => {
  const plus = (iso: string, months: number) => isoOfDay(addMonths(parseDay(iso) ?? 0, months));
  expect(plus("2024-01-31", 1)).toBe("2024-02-29");
  expect(plus("2023-01-31", 1)).toBe("2023-02-28");
  expect(plus("2024-03-31", -1)).toBe("2024-02-29");
  expect(plus("1849-12-31", 2)).toBe("1850-02-28");
  expect(plus("2149-12-31", 2)).toBe("2150-02-28");
  expect(plus("2150-02-28", -24)).toBe("2148-02-28");
  for (let day = dayOfCivil(1848, 1, 1); day < dayOfCivil(2153, 1, 1); day += 11) {
    const { year, month, date } = civilOfDay(day);
    const index = year * 12 + month + 6;
    const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
    expect(addMonths(day, 7)).toBe(dayOfCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth))));
    expect(ageInMonths(day, addMonths(day, 7))).toBe(7);
  }
});
