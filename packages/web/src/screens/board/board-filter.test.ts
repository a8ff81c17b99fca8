import { expect, test } from "vitest";
import type { BoardRow, Light } from "../../api/types.ts";
import { domainName } from "../../parts/domain-row.tsx";
import { countLights, groupRows, targetYears } from "./board-filter.ts";

function row(no: number, domain: string | null, light: Light, years: readonly (number | null)[] = []): BoardRow {
  return {
    no,
    key: String(no),
    domain,
    domainEn: domain === "健康" ? "Health" : null,
    name: `n${no}`,
    nameEn: null,
    unit: null,
    property: null,
    baseline: null,
    targets: years.map((year) => ({ raw: "1", op: "=", value: 1, year })),
    direction: null,
    indicator: null,
    subject: null,
    path: null,
    actual: null,
    reported: null,
    light,
    why: { code: "w", text: { zh: "因", en: "why" } },
  };
}
const rows = [
  row(1, "健康", "met", [2025]),
  row(2, "服务", "behind", [2023, 2025]),
  row(3, "健康", "behind"),
  row(4, null, "met"),
];

test("rows stand under their domains in printed order", () => {
  expect(groupRows(rows, {}).map(([domain, group]) => [domain, group.map((one) => one.no)])).toEqual([
    ["健康", [1, 3]],
    ["服务", [2]],
    ["", [4]],
  ]);
});

test("light and domain filter together; a row without domain can be asked for", () => {
  expect(
    groupRows(rows, { light: "behind", domain: "健康" }).flatMap(([, group]) => group.map((one) => one.no)),
  ).toEqual([3]);
  expect(groupRows(rows, { domain: "" }).flatMap(([, group]) => group.map((one) => one.no))).toEqual([4]);
});

test("lights are counted, target years are the columns", () => {
  expect(countLights(rows)).toEqual({
    met: 2,
    "on-track": 0,
    behind: 2,
    "not-met": 0,
    "cannot-tell": 0,
    "not-measured": 0,
  });
  expect(targetYears([...rows, row(5, null, "met", [null])])).toEqual([null, 2023, 2025]);
});

test("a domain is said in English where it is translated", () => {
  expect([domainName(rows[0], "en"), domainName(rows[1], "en"), domainName(rows[3], "en")]).toEqual([
    "Health",
    "服务",
    null,
  ]);
});

test("what is off track is what is behind or has missed its target", () => {
  const all = (["behind", "not-met", "on-track", "met", "cannot-tell", "not-measured"] as const).map((light, at) =>
    row(at, null, light),
  );
  expect(groupRows(all, { light: "off-track" })[0]?.[1].map(({ light }) => light)).toEqual(["behind", "not-met"]);
});
