import { expect, test } from "vitest";
import { durationWords, ruleWords } from "./rule-words.ts";

const settings = { recheckDays: 14, tolerance: 14 };

test("settings stand with their value, what depends on a person as an ellipsis", () => {
  expect(ruleWords("{settings.recheckDays} 天内未复查", settings)).toBe("14 天内未复查");
  expect(ruleWords("Lost since {it.day}", settings)).toBe("Lost since …");
});

test("durations in words", () => {
  expect(durationWords("P3M-{tolerance}D", "zh", settings)).toBe("3 个月 −14 天");
  expect(durationWords("P3M{tolerance}D", "en", settings)).toBe("3 mo +14 d");
  expect(durationWords("P1Y", "en", {})).toBe("1 y");
  expect(durationWords("birth", "en", {})).toBe("birth");
});
