import { describe, expect, it } from "vitest";
import { projectWork } from "./fixtures.ts";
import { projectMilestones, reminderStep } from "./milestones.ts";

const rules = { source: "local choice", before: [30, 7, 0], lateEvery: 30 };
const step = (left: number) => reminderStep(1000 + left, 1000, rules);

describe("steps of a reminder", () => {
  it("are reached one after the other, and one stays at a step until the next", () => {
    expect([31, 30, 29, 8, 7, 1, 0].map(step)).toEqual([null, 30, 30, 30, 7, 7, 0]);
    expect([-1, -30, -31, -60, -61].map(step)).toEqual([-1, -1, -31, -31, -61]);
  });

  it("none is reached where one is reminded only of what is late", () => {
    expect(reminderStep(1000, 1000, { ...rules, before: [] })).toBe(null);
  });
});

describe("milestones of a project", () => {
  const states = (part: Parameters<typeof projectWork>[0], today = 50) =>
    projectMilestones(
      "p",
      projectWork({ start: { planned: 10, actual: null }, finish: { planned: 90, actual: null }, ...part }),
      today,
    ).map(({ kind, day, state }) => [kind, day, state]);

  it("are its planned beginning and end, done when they have happened", () => {
    expect(states({ stage: "approved" })).toEqual([
      ["begin", 10, "open"],
      ["finish", 90, "open"],
    ]);
    expect(states({ stage: "building" }).map(([, , state]) => state)).toEqual(["done", "open"]);
    expect(states({ stage: "in-use" }).map(([, , state]) => state)).toEqual(["done", "done"]);
    const built = { stage: "finished" as const, finish: { planned: 90, actual: 60 } };
    expect([states(built, 59), states(built, 60)].map((one) => one[1]?.[2])).toEqual(["open", "done"]);
    expect(states({ stage: "stopped" }).map(([, , state]) => state)).toEqual(["stopped", "stopped"]);
    expect(states({ start: { planned: null, actual: null }, finish: { planned: null, actual: null } })).toEqual([]);
  });
});
