import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { amountIn } from "./amount-words.ts";
import { unitIn } from "./unit-words.ts";

test("a unit is printed in Chinese and said in English, rates by what they are over", () => {
  expect(unitIn("张/千人口", "zh")).toBe("张/千人口");
  const units = [
    "张/千人口",
    "人/万人口",
    "辆/3万人口",
    "/10万",
    "1/10万",
    "/万",
    "人次/千人口",
    "岁",
    "克",
    "%",
    "‰",
    "1:x",
  ];
  expect(units.map((unit) => unitIn(unit, "en"))).toEqual([
    ...["beds per 1,000", "persons per 10,000", "vehicles per 30,000", "per 100,000", "per 100,000", "per 10,000"],
    ...["visits per 1,000", "years", "g", "%", "‰", "1:x"],
  ]);
  expect([unitIn(null, "en"), unitIn("微克/升", "en")]).toEqual(["", "微克/升"]);
});

test("every unit of the catalogue has an English one", () => {
  const catalogue = join(import.meta.dirname, "../../../catalogue");
  const files = ["indicators", "plans"].flatMap((kind) =>
    readdirSync(join(catalogue, kind)).map((name) => readFileSync(join(catalogue, kind, name), "utf8")),
  );
  const units = files.flatMap((file) =>
    [...file.matchAll(/\bunit: *"?([^",}\n]+?)"? *[,}\n]/gu)].map(([, unit = ""]) => unit),
  );
  expect(units.length).toBeGreaterThan(200);
  expect([...new Set(units)].filter((unit) => /\p{Script=Han}/u.test(unitIn(unit, "en")))).toEqual([]);
});

test("an amount says its number in English; words of a plan stay its words", () => {
  const amount = (
    raw: string,
    op: "=" | ">=" | "change" | "words" | "range" | "~",
    value: number | number[] | null,
    year: number | null,
  ) => [amountIn({ raw, op, value, year }, "zh"), amountIn({ raw, op, value, year }, "en")];
  expect(amount("6.39(2019年)", "=", 6.39, 2019)).toEqual(["6.39(2019年)", "6.39 (2019)"]);
  expect(amount("70%以上", ">=", 70, 2025)).toEqual(["70%以上 (2025)", "≥70 (2025)"]);
  expect(amount("增长30%", "change", 30, 2025)).toEqual(["增长30% (2025)", "+30% (2025)"]);
  expect(amount("有效控制", "words", null, 2035)).toEqual(["有效控制 (2035)", "有效控制 (2035)"]);
  expect(amount("2至3张左右", "range", [2, 3], null)).toEqual(["2至3张左右", "2–3"]);
  expect(amount("<12", "=", 12, null)).toEqual(["<12", "<12"]);
  expect(amount("约5人", "~", 5, null)[1]).toBe("about 5");
});
