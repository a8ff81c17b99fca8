import { expect, test } from "vitest";
import { blocksOfBody } from "./doc-body.ts";

test("cells end with a tab, rows with one more; empty cells and line breaks inside cells stay", () => {
  const body = "规划\n指标\t2020年\t2025年\t\t床位\t\t5\n张\t\t护士\t2\t3\t\t\n后文";
  expect(
    blocksOfBody(body).map((block) =>
      block.kind === "paragraph" ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
    ),
  ).toEqual([
    "规划",
    [
      ["指标", "2020年", "2025年"],
      ["床位", "", "5\n张"],
      ["护士", "2", "3"],
    ],
    "后文",
  ]);
});

test("a tab in running text makes no table", () => {
  expect(blocksOfBody("单位：\t某局\n后文")).toEqual([
    { kind: "paragraph", line: 1, text: "单位： 某局" },
    { kind: "paragraph", line: 2, text: "后文" },
  ]);
});
