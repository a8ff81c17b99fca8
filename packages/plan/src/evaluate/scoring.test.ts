import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { DepartmentRegister } from "../work/departments.ts";
import type { TaskWork } from "../work/work.ts";
import { parseScoring } from "./parse-scoring.ts";
import { type RowStanding, scoreIndicator } from "./score-indicator.ts";
import { scoreTask } from "./score-task.ts";
import { departmentCards, leaderCards } from "./scorecards.ts";
import type { ScoringRules } from "./scoring.ts";
import { gradeOf, planTotal, totalOf } from "./totals.ts";

const file = (): Record<string, unknown> =>
  parse(readFileSync(new URL("../../../../catalogue/evaluation/scoring.yaml", import.meta.url), "utf8"));

function rulesOf(): ScoringRules {
  const parsed = parseScoring(file());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules;
}

const rules = rulesOf();
const row = (part: Partial<RowStanding>): RowStanding => ({
  key: "a",
  property: "expected",
  light: "behind",
  value: 62,
  baseline: 60,
  path: 65,
  target: 70,
  direction: "up",
  ...part,
});

describe("the rules of the catalogue", () => {
  it("say where they come from and cover every light and standing", () => {
    expect(rules.source).toBe("local choice");
    expect(rules.words.length).toBeGreaterThan(5);
  });

  it("are refused with a place where something is missing, unknown or beyond its limits", () => {
    const problems = (change: (json: Record<string, Record<string, unknown>>) => void) => {
      const json = file() as Record<string, Record<string, unknown>>;
      change(json);
      const parsed = parseScoring(json);
      return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
    };
    const put = (part: string, name: string, value: unknown) =>
      problems((json) => {
        (json[part] as Record<string, unknown>)[name] = value;
      });
    expect(put("lights", "behind", "by-feeling")).toEqual(["not-allowed lights.behind"]);
    expect(put("standings", "late", 101)).toEqual(["not-allowed standings.late"]);
    expect(put("projects", "standings", {})).toHaveLength(8);
    expect(put("parts", "tasks", undefined)).toEqual(["missing parts.tasks"]);
    expect(put("weights", "binding", "two")).toEqual(["not-allowed weights.binding"]);
    const reversed = problems((json) => {
      (json.grades as unknown as unknown[]).reverse();
    });
    expect(reversed).toEqual(["not-allowed grades"]);
    expect(parseScoring(null).ok).toBe(false);
  });
});

describe("an indicator", () => {
  const points = (part: Partial<RowStanding>) => scoreIndicator(row(part), rules).points;

  it("has all points where the target or the path is reached", () => {
    expect([points({ light: "met" }), points({ light: "on-track" })]).toEqual([100, 100]);
  });

  it("behind, has the completed share of the way to the path; at the end, of the way to the target", () => {
    expect(points({})).toBe(40);
    expect(points({ light: "not-met" })).toBe(20);
    expect(scoreIndicator(row({}), rules).how.en).toBe("Share of the way (62 − 60) ÷ (65 − 60) = 40 %");
    const falling = { direction: "down" as const, baseline: 50, path: 40, target: 30, value: 44 };
    expect([points(falling), points({ ...falling, light: "not-met" })]).toEqual([60, 30]);
  });

  it("has none where it went the wrong way, never fewer", () => {
    expect(points({ value: 55 })).toBe(0);
    expect(points({ direction: "down", baseline: 50, path: 40, value: 53 })).toBe(0);
  });

  it("without a way from a baseline has the ratio to the goal", () => {
    expect(points({ baseline: null, light: "not-met", value: 35, target: 70 })).toBe(50);
    expect(points({ baseline: null, light: "not-met", value: 40, target: 30, direction: "down" })).toBe(75);
    // The baseline already was what is asked: there is no way to share.
    expect(points({ baseline: 65, value: 52, path: 65 })).toBe(80);
    expect(points({ baseline: null, light: "not-met", value: 0, target: 5, direction: "down" })).toBe(100);
  });

  it("is not scored where nothing can be told", () => {
    expect([points({ light: "cannot-tell" }), points({ light: "not-measured" }), points({ path: null })]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("weighs double where the plan binds", () => {
    expect(scoreIndicator(row({ property: "binding" }), rules).weight).toBe(2);
    expect(scoreIndicator(row({ property: null }), rules).weight).toBe(1);
  });
});

const task = (part: Partial<TaskWork>): TaskWork => ({
  no: null,
  title: "t",
  titleEn: null,
  lead: ["health"],
  participants: [],
  starts: 0,
  deadline: 100,
  indicators: [],
  owner: null,
  state: "running",
  doneOn: null,
  progress: 30,
  note: null,
  evidence: [],
  source: null,
  ...part,
});

describe("a task", () => {
  const scored = (part: Partial<TaskWork>, day = 60) => scoreTask({ task: task(part), day, planStart: 0 }, rules);

  it("is scored by state and deadline on the day", () => {
    const done = { state: "done" as const, progress: 100 };
    expect(scored({ ...done, doneOn: 50 })).toMatchObject({ standing: "done", points: 100 });
    expect(scored({ ...done, doneOn: 100 }, 120)).toMatchObject({ standing: "done", points: 100 });
    expect(scored({ ...done, doneOn: 101 }, 120)).toMatchObject({ standing: "done-late", points: 80 });
    expect(scored({ progress: 50 }, 101)).toMatchObject({ standing: "late", points: 30 });
    expect(scored({ state: "stopped" })).toMatchObject({ points: 0 });
    expect(scored({ state: "planned" })).toMatchObject({ standing: "planned", points: null });
    expect(scored({ state: "planned", progress: 0 }, 101)).toMatchObject({ standing: "late", points: 0 });
  });

  it("finished after the day was still running on it, and late where the deadline had passed", () => {
    const later = { state: "done" as const, doneOn: 110, progress: 100 };
    expect(scored(later, 60).standing).toBe("running");
    expect(scored(later, 105).standing).toBe("late");
    expect(scored({ ...later, doneOn: 105 }, 105).standing).toBe("done-late");
    // It is complete now; how far it was then nobody says.
    expect([scored(later, 60).points, scored(later, 105).points]).toEqual([null, null]);
  });

  it("is not late on its last day, and never without one", () => {
    expect(scored({}, 100).standing).toBe("running");
    expect(scored({}, 101).standing).toBe("late");
    expect(scored({ deadline: null }, 9999)).toMatchObject({ standing: "running", points: 30 });
  });

  it("running, has its progress against the time that has passed", () => {
    expect(scored({ progress: 30 }, 60).points).toBe(50);
    expect(scored({ progress: 90 }, 60).points).toBe(100);
    expect(scored({ progress: 30, starts: null }, 60).points).toBe(50);
  });
});

describe("totals", () => {
  it("are weighted means of what is scored; the rest is counted apart", () => {
    const scores = [
      { points: 100, weight: 2 },
      { points: 40, weight: 1 },
      { points: null, weight: 2 },
    ];
    expect(totalOf(scores)).toEqual({ points: 80, scored: 2, notScored: 1 });
    expect(totalOf([{ points: null, weight: 1 }])).toEqual({ points: null, scored: 0, notScored: 1 });
  });

  it("join the parts by their shares, or one part alone where the other has nothing", () => {
    const total = (points: number | null) => ({ points, scored: 1, notScored: 0 });
    const of = (indicators: number | null, tasks: number | null, projects: number | null = null) =>
      planTotal({ indicators: total(indicators), tasks: total(tasks), projects: total(projects) }, rules);
    // (90 × 60 + 80 × 25 + 50 × 15) ÷ 100, and without projects (90 × 60 + 80 × 25) ÷ 85.
    expect(of(90, 80, 50)).toMatchObject({ points: 81.5, grade: { code: "good" } });
    expect(of(90, 80).points).toBe(87.1);
    expect(of(null, 80).points).toBe(80);
    expect(of(null, null, 70).points).toBe(70);
    expect(of(null, null)).toMatchObject({ points: null, grade: null });
    const few = { points: 100, scored: 1, notScored: 2 };
    const rest = { tasks: total(80), projects: total(null) };
    expect(planTotal({ ...rest, indicators: few }, rules)).toMatchObject({ points: 94.1, grade: null });
    expect(planTotal({ ...rest, indicators: { ...few, scored: 2 } }, rules).grade?.code).toBe("excellent");
    expect([gradeOf(90, rules)?.code, gradeOf(59.9, rules)?.code]).toEqual(["excellent", "failed"]);
  });
});

describe("scorecards", () => {
  const register: DepartmentRegister = {
    leaders: [{ id: "deputy", name: { zh: "副", en: "deputy" } }],
    departments: [
      { id: "health", name: { zh: "卫", en: "health" }, aliases: [], leader: "deputy" },
      { id: "market", name: { zh: "市", en: "market" }, aliases: [], leader: "deputy" },
      { id: "idle", name: { zh: "闲", en: "idle" }, aliases: [], leader: null },
    ],
  };
  const one = (id: string, part: Partial<TaskWork>) => {
    const work = task(part);
    return { id, task: work, score: scoreTask({ task: work, day: 120, planStart: 0 }, rules) };
  };
  const work = {
    tasks: [
      one("1", { state: "done", doneOn: 90, participants: ["market"], indicators: ["a"] }),
      one("2", { lead: ["market"], participants: ["health"], state: "stopped" }),
      one("3", { lead: ["区统计局"], progress: 50 }),
    ],
    projects: [],
    rows: [
      { key: "a", score: { points: 50, weight: 1, how: { zh: "", en: "" } } },
      { key: "b", score: { points: 0, weight: 1, how: { zh: "", en: "" } } },
    ],
    register,
    rules,
  };

  it("count a task led once and one taken part in half, and only the rows that led tasks serve", () => {
    const [health, market, unknown] = departmentCards(work);
    // Tasks (100·1 + 0·0.5) ÷ 1.5 = 66.7; indicators 50; (50 × 60 + 66.7 × 25) ÷ 85.
    expect(health).toMatchObject({ leads: 1, participates: 1, tasks: { points: 66.7 }, indicators: { points: 50 } });
    expect(health?.points).toBe(54.9);
    expect(market).toMatchObject({ tasks: { points: 33.3 }, indicators: { points: null }, points: 33.3 });
    expect(unknown).toMatchObject({ id: "区统计局", name: { zh: "区统计局", en: "区统计局" }, late: 1, points: 30 });
    expect(departmentCards(work)).toHaveLength(3);
  });

  it("give a leader the work of all their departments, each task once", () => {
    expect(leaderCards(work)).toMatchObject([{ id: "deputy", leads: 2, participates: 0, tasks: { points: 50 } }]);
  });
});
