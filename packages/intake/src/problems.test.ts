import { expect, it } from "vitest";
import { bilingual, problemText } from "./problems.ts";

it("says what a form said in the language of each reader", () => {
  const detail = bilingual({ zh: "收缩压应在 40–300 mmHg 之间", en: "Systolic pressure must be within 40–300 mmHg" });
  const words = problemText("value-impossible", detail);
  expect(words.zh).toContain("收缩压");
  expect(words.en).toContain("Systolic");
  expect(words.en).not.toContain("收缩压");
});
