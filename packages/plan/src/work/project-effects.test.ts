import { describe, expect, it } from "vitest";
import { projectWork } from "./fixtures.ts";
import { projectEffects } from "./project-effects.ts";

const beds = { key: "beds", name: "每千人口医疗卫生机构床位数", unit: "张", baseline: 5, people: 40_000 };
const places = { key: "places", name: "每千常住人口3岁以下婴幼儿托位数", unit: "个", baseline: null, people: 40_000 };
const built = (id: string, part: Parameters<typeof projectWork>[0]) => ({
  id,
  project: projectWork({ stage: "finished", indicators: ["beds"], ...part }),
});
const ask = { rows: [beds], day: 100 };

describe("what finished projects do to a row", () => {
  it("is what they delivered per thousand people, added to the baseline, with the sum in words", () => {
    const projects = [
      built("a", { beds: { planned: 60, actual: 50 } }),
      built("b", { stage: "in-use", beds: { planned: 30, actual: 30 }, finish: { planned: 90, actual: 100 } }),
      built("c", { stage: "building", beds: { planned: 200, actual: null } }),
    ];
    const [effect] = projectEffects({ ...ask, projects });
    expect(effect).toMatchObject({ kind: "beds", per: 1000, delivered: 80, planned: 290, change: 2, after: 7 });
    expect(effect?.parts).toEqual([
      { id: "a", amount: 50 },
      { id: "b", amount: 30 },
    ]);
    expect(effect?.arithmetic.en).toBe("(50 + 30) ÷ 40000 × 1000 = 2; 5 + 2 = 7");
  });

  it("leaves out what was finished after the day, and keeps a project that nobody said the beds of without a number", () => {
    const projects = [
      built("a", { beds: { planned: 60, actual: 60 }, finish: { planned: null, actual: 101 } }),
      built("b", { beds: { planned: 30, actual: null } }),
    ];
    const [effect] = projectEffects({ ...ask, projects });
    expect(effect).toMatchObject({ delivered: 0, change: 0, parts: [{ id: "b", amount: null }] });
  });

  it("has no rate where the people are not known, and says so", () => {
    const projects = [built("a", { beds: { planned: 60, actual: 60 } })];
    for (const people of [null, 0]) {
      const [effect] = projectEffects({ ...ask, rows: [{ ...beds, people }], projects });
      expect(effect).toMatchObject({ delivered: 60, change: null, after: null, people: null });
      expect(effect?.arithmetic.zh).toBe("人口数不明，不作折算");
    }
  });

  it("is told only of rows that a project serves and that count beds, places or area per head", () => {
    const projects = [built("a", { indicators: ["places", "life"], places: { planned: 300, actual: 300 } })];
    const life = { key: "life", name: "人均预期寿命", unit: "岁", baseline: 78, people: 40_000 };
    const [effect, ...others] = projectEffects({ ...ask, projects, rows: [beds, places, life] });
    expect(effect).toMatchObject({ row: "places", kind: "places", change: 7.5, before: null, after: null });
    expect(others).toEqual([]);
  });
});
