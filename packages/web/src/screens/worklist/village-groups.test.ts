import { expect, test } from "vitest";
import { groupVillages } from "./village-groups.ts";

test("villages stand under their township, the most overdue first, and add up", () => {
  const place = (code: string, parent: string) => ({
    code,
    parent,
    kind: "village" as const,
    name: { zh: code, en: code },
    from: null,
    to: null,
    tile: null,
  });
  const places = [place("a1", "A"), place("a2", "A"), place("b1", "B")];
  const groups = groupVillages(
    [
      { place: "a1", due: 5, overdue: 1 },
      { place: "b1", due: 0, overdue: 9 },
      { place: "a2", due: 2, overdue: 3 },
    ],
    places,
  );
  expect(
    groups.map((group) => [group.township, group.due, group.overdue, group.villages.map((one) => one.place)]),
  ).toEqual([
    ["B", 0, 9, ["b1"]],
    ["A", 7, 4, ["a2", "a1"]],
  ]);
});
