import { readFileSync } from "node:fs";
import { parseDay } from "@kangyu/fhir";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type CaseFact, subjectOf } from "./cases.ts";
import { compileProgramme } from "./compile/programme.ts";
import { evaluate } from "./engine/evaluate.ts";
import { explain } from "./explain.ts";
import { parseProgramme } from "./parse/programme.ts";
import { reasonTitle } from "./reason-title.ts";

const catalogue = new URL("../../../catalogue/", import.meta.url);
const load = (path: string) => parse(readFileSync(new URL(path, catalogue), "utf8"));
const parsed = parseProgramme(load("programmes/hypertension/programme.yaml"));
if (!parsed.ok) throw new Error("not of the right shape");
const compiled = compileProgramme(parsed.programme, {
  valueSets: { hypertension: load("terminology/hypertension.yaml") },
});
const day = (iso: string) => parseDay(iso) as number;

const visit = (on: string, sbp: number | null): CaseFact => [
  "hypertension/follow-up",
  on,
  { mode: "1", sbp, dbp: 80, adr: false, complication: false, symptoms: "none" },
];
const subject = subjectOf({
  id: "x",
  about: "",
  birth: "1960-05-10",
  facts: [
    ["enrolment", "2024-01-10", { programme: "hypertension" }],
    visit("2024-01-20", 146),
    visit("2024-02-01", 132),
    visit("2024-05-01", null),
  ],
  horizon: "2025-01-01",
});
const timeline = evaluate(compiled, subject, day("2025-01-01"));

function explained(kind: "state" | "step" | "measure", track: string, on: string) {
  const tracks = kind === "state" ? timeline.states : kind === "step" ? timeline.steps : timeline.measures;
  const span = tracks[track]?.find(({ from, to }) => from <= day(on) && (to === null || day(on) < to));
  if (span === undefined) throw new Error(`${track} does not stand on ${on}`);
  return explain(compiled, { kind, track, span, day: day(on) }, subject);
}

describe("explain", () => {
  test("names value, date, threshold, source and the deciding fact, in both languages", () => {
    const { text, deciding, source } = explained("measure", "control", "2024-03-01");
    expect(text.en).toBe("132/80 at the latest visit, 2024-02-01; target below 140/90");
    expect(text.zh).toBe("最近一次随访 2024-02-01 血压 132/80，目标低于 140/90");
    expect(deciding).toBe("Case/2");
    expect(source).toMatchObject({ year: 2017, confidence: "S" });
  });

  test("says what is missing when it cannot be told", () => {
    const { text, deciding } = explained("measure", "control", "2024-05-02");
    expect(text.en).toContain("a value is missing");
    expect(text.en).toContain("(not recorded)/80 at the latest visit, 2024-05-01");
    expect(deciding).toBe("Case/3");
  });

  test("explains why something is due and since when a state holds", () => {
    expect(explained("step", "follow-up", "2024-01-25").text.en).toBe(
      "146/80 on 2024-01-20 is above target: see again in 2 weeks",
    );
    expect(explained("state", "enrolled", "2024-01-25").text.en).toBe("Enrolled on 2024-01-10");
  });

  test("names a reason for many people at once, without anybody's values", () => {
    const { programme } = compiled;
    expect(reasonTitle(programme, "control", "at-target").en).toBe("At target at the latest visit");
    expect(reasonTitle(programme, "control", "missing:at-target").en).toBe(
      "Cannot be told, a value is missing (At target at the latest visit)",
    );
    for (const [track, measure] of Object.entries(programme.measures ?? {})) {
      for (const { reason } of measure.rules) {
        const { zh, en } = reasonTitle(programme, track, reason);
        expect(zh + en).not.toMatch(/[{}]/);
        expect(zh).not.toBe(reason);
      }
    }
    expect(reasonTitle(programme, "control", "gone")).toEqual({ zh: "gone", en: "gone" });
  });

  test("counts what it claims", () => {
    expect(explained("measure", "standard", "2024-12-30").text.en).toBe(
      "2 quarter(s) of the year without a valid visit (2 in all)",
    );
  });
});
