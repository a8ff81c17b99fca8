import { expect, test } from "vitest";
import type { Finding } from "../../api/types.ts";
import { groupFindings } from "./findings-filter.ts";
import { marksOf, piecesOf, placeKey } from "./marks.ts";

function finding(key: string, about: Partial<Finding> = {}): Finding {
  return {
    key,
    code: key,
    group: "counts",
    severity: "suspicious",
    confidence: 0.8,
    message: { zh: key, en: key },
    arithmetic: "",
    sources: [],
    indicators: [],
    answer: null,
    history: [],
    ...about,
  };
}

const at = (block: number, start: number, end: number) => ({
  line: 1,
  quote: "",
  earlier: false,
  place: { block, row: null, cell: null, marked: { start, end } },
});
const answer = { state: "agreed" as const, reason: null, operator: "x", at: "", document: "" };

test("quotes that overlap are cut where they begin and end; the gravest stands first", () => {
  const soft = finding("soft", { sources: [at(0, 0, 6)] });
  const grave = finding("grave", { severity: "error", sources: [at(0, 4, 8)] });
  const marks = marksOf([soft, grave]).texts.get(placeKey({ block: 0, row: null })) ?? [];
  const pieces = piecesOf("0123456789", marks).map((one) => [one.text, ...one.findings.map(({ key }) => key)]);
  expect(pieces).toEqual([["0123", "soft"], ["45", "grave", "soft"], ["67", "grave"], ["89"]]);
});

test("a finding that quotes one cell twice is there once, and one of the earlier plan is nowhere", () => {
  const place = { block: 2, row: 3, cell: 1, marked: null };
  const row = { line: 1, quote: "", earlier: false, place };
  const marks = marksOf([finding("a", { sources: [row, row, { ...row, earlier: true, place: null }] })]);
  expect([...marks.wholes].map(([key, there]) => [key, there.length])).toEqual([[placeKey(place), 1]]);
});

test("findings stand by class, the gravest and surest first; filters add up", () => {
  const findings = [
    finding("a", { confidence: 0.5 }),
    finding("b", { severity: "error" }),
    finding("c", { group: "units", answer }),
    finding("d", { confidence: 0.9 }),
  ];
  const keys = (filter: object) => groupFindings(findings, filter).map((one) => one.findings.map(({ key }) => key));
  expect(keys({})).toEqual([["b", "d", "a"], ["c"]]);
  expect(keys({ status: "open", severity: "suspicious" })).toEqual([["d", "a"]]);
  expect(keys({ status: "answered" })).toEqual([["c"]]);
  expect(keys({ group: "rates" })).toEqual([]);
});
