import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { type WorkbookInput, workbookOf } from "./workbook.ts";

const text = (zh: string, en: string) => ({ zh, en });

function input(language: "zh" | "en"): WorkbookInput {
  const row = {
    no: 1,
    key: "a",
    domain: "服务",
    domainEn: "Services",
    name: "甲率",
    nameEn: "Rate A",
    unit: "%",
    property: "expected",
    baseline: { raw: "65.48", op: "=", value: 65.48, year: 2020 },
    targets: [{ raw: "70%以上", op: ">=", value: 70, year: 2025 }],
    direction: "up",
    indicator: "rate-a",
    subject: null,
    reported: null,
    path: 67.5,
    actual: { value: 66.6, in: 666, out: 300, unknown: 34, denominator: 1000 },
    light: "behind",
    why: { code: "off-path", text: text("落后于路径值", "Worse than the path") },
  } as const;
  const reported = {
    ...{
      value: 24.5,
      asOf: "2022-12-31",
      source: "监测（模拟）",
      said: "2023-03-01",
      operator: "simulation",
      version: 1,
    },
  };
  const board = {
    plan: { id: "p", title: text("规划（模拟）", "Plan (simulated)"), from: 2021, to: 2025 },
    world: "simulated" as const,
    asOf: "2023-12-31",
    quarters: ["2023-12-31"],
    rows: [
      { ...row, targets: [...row.targets] },
      { ...row, key: "b", no: 2, subject: "b", indicator: null, actual: null, reported, targets: [] },
    ],
  };
  const definition = {
    id: "rate-a",
    version: "2017.1",
    name: text("甲率", "Rate A"),
    unit: "%",
    direction: "up" as const,
    numerator: text("分子", "above"),
    denominator: text("分母", "below"),
    attribution: text("居住地", "residence"),
    period: text("自然年", "calendar year"),
    source: "a document",
    inForceFrom: "2017-01-01",
    programme: null,
    localChoices: [{ title: text("宽限", "Grace"), value: "14" }],
  };
  return { board, definitions: [definition], district: text("云岭区 (模拟)", "Yunling (simulated)"), language };
}

async function sheets(language: "zh" | "en"): Promise<string[][][]> {
  const book = new ExcelJS.Workbook();
  const bytes = await workbookOf(input(language));
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book.worksheets.map((sheet) => {
    const rows: string[][] = [];
    sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ""))));
    return rows;
  });
}

describe("workbookOf", () => {
  it("writes the board in English with units, the light as a word, the day and that it is simulated", async () => {
    const [board, definitions] = await sheets("en");
    expect(board?.slice(1, 4).flat()).toEqual([
      "District: Yunling (simulated)",
      "As of: 2023-12-31",
      "Simulated data: the people and figures in this table are invented; no real district's data",
    ]);
    expect(board?.[5]).toEqual(
      ["1", "Services", "Rate A", "%", "expected", "65.48 (2020)", "67.5", "≥70 (2025)", "66.6"].concat([
        "666",
        "300",
        "34",
        "1000",
        "behind",
        "Worse than the path",
      ]),
    );
    // A value that was handed in never stands where counted ones do.
    const other = board?.[6] ?? [];
    expect([other[8], ...other.slice(15)]).toEqual([undefined, "24.5", "2022-12-31", "监测（模拟） 2023-03-01"]);
    expect(definitions?.[1]?.slice(0, 3)).toEqual(["rate-a", "2017.1", "Rate A"]);
    expect(definitions?.[1]?.[8]).toBe("Grace: 14");
  });

  it("writes the board in Chinese", async () => {
    const [board] = await sheets("zh");
    expect(board?.[4]?.slice(0, 5)).toEqual(["序号", "领域", "指标", "单位", "性质"]);
    expect(board?.[5]?.slice(1, 5)).toEqual(["服务", "甲率", "%", "预期性"]);
    expect(board?.[5]?.[13]).toBe("进度落后");
  });
});
