import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectWork } from "../work/fixtures.ts";
import { projectStandingOf } from "../work/project-standing.ts";
import { parseScoring } from "./parse-scoring.ts";
import { scoreProject } from "./score-project.ts";
import { departmentCards } from "./scorecards.ts";

const file = new URL("../../../../catalogue/evaluation/scoring.yaml", import.meta.url);
const parsed = parseScoring(parse(readFileSync(file, "utf8")));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { rules } = parsed;

type Part = Parameters<typeof projectWork>[0];
const days = { start: { planned: 10, actual: 10 }, finish: { planned: 100, actual: null } };
const scored = (part: Part, day = 80) =>
  scoreProject({ project: projectWork({ ...days, ...part }), day, year: 2023, isYearOver: true }, rules);

describe("where a project stands", () => {
  it("follows from stage and planned days on the day asked about", () => {
    const standing = (part: Part, day = 80) => projectStandingOf(projectWork({ ...days, ...part }), day);
    const built = { stage: "finished" as const, finish: { planned: 100, actual: 100 } };
    expect([standing({}), standing({}, 100), standing({}, 101)]).toEqual(["running", "running", "late"]);
    expect([standing(built), standing(built, 100)]).toEqual(["running", "done"]);
    expect(standing({ ...built, finish: { planned: 100, actual: 101 } }, 200)).toBe("done-late");
    expect(standing({ start: { planned: 10, actual: 11 } })).toBe("begun-late");
    const waiting = { stage: "approved" as const, start: { planned: 10, actual: null } };
    expect([standing(waiting, 10), standing(waiting, 11), standing(waiting, 101)]).toEqual([
      "planned",
      "not-begun",
      "late",
    ]);
    expect(standing({ stage: "stopped" })).toBe("stopped");
    expect(standing({ ...built, finish: { planned: null, actual: null } })).toBe("done");
  });
});

describe("points of a project", () => {
  const money = (planned: number | null, spent: number | null) => [{ year: 2023, planned, spent }];

  it("join building, money of the year and delivery by their shares, and say how", () => {
    const late = { stage: "finished" as const, finish: { planned: 60, actual: 70 } };
    const one = scored({ ...late, money: money(20_000_000, 15_000_000), beds: { planned: 40, actual: 30 } });
    // (80 × 50 + 75 × 30 + 75 × 20) ÷ 100
    expect(one).toMatchObject({ standing: "done-late", points: 77.5, weight: 1 });
    expect(one.how.en).toBe(
      "[building (finished late) 80 × 50 + money (15 ÷ 20 million) 75 × 30 + delivered 75 × 20] ÷ 100 = 77.5",
    );
  });

  it("leave out what nobody said, money of a year that goes on, and delivery of what is not finished", () => {
    expect(scored({ beds: { planned: 40, actual: 10 } }).points).toBe(100);
    expect(scored({ money: money(null, 5) }).points).toBe(100);
    expect(scored({ money: money(10, null) }).points).toBe(100);
    const running = projectWork({ ...days, money: money(10, 0) });
    expect(scored({ money: money(10, 0) }).points).toBe(62.5);
    expect(scoreProject({ project: running, day: 80, year: 2023, isYearOver: false }, rules).points).toBe(100);
    expect(scored({ money: [{ year: 2022, planned: 10, spent: 0 }] }).points).toBe(100);
  });

  it("are never more than all, none where it was stopped, and none to count where it is not due to begin", () => {
    expect(scored({ money: money(10, 12) }).points).toBe(100);
    expect(scored({ stage: "stopped" }).points).toBe(0);
    expect(scored({ stage: "proposed", start: { planned: 90, actual: null } })).toMatchObject({
      standing: "planned",
      points: null,
    });
  });

  it("stand in the cards of the departments that lead it, tasks or none", () => {
    const project = projectWork({ ...days, lead: ["civil"], stage: "stopped" });
    const score = scoreProject({ project, day: 80, year: 2023, isYearOver: true }, rules);
    const register = { leaders: [], departments: [] };
    const [card] = departmentCards({ tasks: [], rows: [], projects: [{ id: "p", project, score }], register, rules });
    expect(card).toMatchObject({ id: "civil", leads: 0, projects: { points: 0, scored: 1 }, points: 0 });
  });
});
