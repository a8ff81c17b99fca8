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

test("cells merged in a heading: the row below shows which of them span, and what stands behind the last tab is a paragraph", () => {
  const body = "名称\t目标\t性质\t\t\t2023年\t2025年\t\t\t床位\t5\t6\t预期性\t\t三、任务";
  expect(
    blocksOfBody(body).map((block) =>
      block.kind === "paragraph"
        ? block.text
        : block.rows.map((row) => row.map((cell) => `${cell.merged ?? ""}:${cell.text}`)),
    ),
  ).toEqual([
    [
      [":名称", ":目标", "left:目标", ":性质"],
      ["up:名称", ":2023年", ":2025年", "up:性质"],
      [":床位", ":5", ":6", ":预期性"],
    ],
    "三、任务",
  ]);
});
