import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Gold, goldFolder, goldOf, kinds, type Score, type Scores, scoresOf } from "./test-support/plan-gold.ts";

// What the readers find is held against what was written down by hand: every miss and every extra that is known stands
// in the gold with its reason, and any other turns this red.

const shared = process.env.KANGYU_SHARED;
const plans = join(shared ?? "", "plans");
const own = join(goldFolder, "own");
const held = {
  five: ["longhu-13", "longhu-14", "kaiping-14", "shanting-14", "lianyun-14"],
  own: readdirSync(own).flatMap((file) => (file.endsWith(".txt") ? [file.slice(0, -".txt".length)] : [])),
};

const read = (id: string): { gold: Gold; scores: Scores } => {
  const isOwn = held.own.includes(id);
  const gold = goldOf(join(isOwn ? own : goldFolder, `${id}.yaml`));
  return { gold, scores: scoresOf(join(isOwn ? own : plans, `${id}.txt`), gold) };
};

const hold = (id: string) => {
  const { gold, scores } = read(id);
  const of = (what: "missed" | "extra") => kinds.flatMap((kind) => scores[kind][what].map((one) => `${kind} ${one}`));
  expect({ missed: of("missed").sort(), extra: of("extra").sort() }).toEqual({
    missed: Object.keys(gold.missed ?? {}).sort(),
    extra: Object.keys(gold.extra ?? {}).sort(),
  });
};

/** Recall and precision over all documents together, by kind. */
function together(ids: readonly string[]) {
  const scores = ids.map((id) => read(id).scores);
  const sum = (of: (score: Score) => number, kind: (typeof kinds)[number]) =>
    scores.reduce((total, score) => total + of(score[kind]), 0);
  return kinds.map((kind) => {
    const right = sum((score) => score.right, kind);
    return {
      kind,
      recall: right / (right + sum((score) => score.missed.length, kind)),
      precision: right / (right + sum((score) => score.extra.length, kind)),
    };
  });
}

describe.skipIf(shared === undefined || !existsSync(plans))("the five plans", () => {
  test.each(held.five)("%s: targets and baselines of its text, projects and tasks, as written down", hold);

  test("recall at least 0.9 and precision at least 0.97", () => {
    for (const { kind, recall, precision } of together(held.five)) {
      expect(recall, kind).toBeGreaterThanOrEqual(0.9);
      expect(precision, kind).toBeGreaterThanOrEqual(0.97);
    }
  });
});

test.each(held.own)("%s, an invented text, as written down", hold);

test("invented texts: recall at least 0.9 and precision at least 0.97", () => {
  for (const { kind, recall, precision } of together(held.own)) {
    expect(recall, kind).toBeGreaterThanOrEqual(0.9);
    expect(precision, kind).toBeGreaterThanOrEqual(0.97);
  }
});
