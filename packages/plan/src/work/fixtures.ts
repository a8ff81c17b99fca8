import type { ProjectWork } from "./work.ts";

const nothing = { planned: null, actual: null };

/** A project for tests: being built, nothing said. */
export function projectWork(part: Partial<ProjectWork> = {}): ProjectWork {
  return {
    name: "卫生院扩建",
    nameEn: null,
    content: null,
    lead: ["health"],
    stage: "building",
    investment: null,
    investmentInPlan: null,
    money: [],
    beds: nothing,
    area: nothing,
    places: nothing,
    start: nothing,
    finish: nothing,
    delayReason: null,
    indicators: [],
    note: null,
    source: null,
    ...part,
  };
}
