import { expect, test } from "vitest";
import { chineseNumber } from "./list-numbers.ts";

test.each([
  [1, "一"],
  [10, "十"],
  [11, "十一"],
  [20, "二十"],
  [35, "三十五"],
  [100, "一百"],
  [101, "一百〇一"],
  [115, "一百一十五"],
])("%i is %s", (value, text) => expect(chineseNumber(value)).toBe(text));
