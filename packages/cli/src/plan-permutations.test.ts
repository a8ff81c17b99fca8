import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTextDocument } from "@kangyu/documents";
import { type Amount, readPlan } from "@kangyu/plan";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

// The tables of the plans printed again with other orders of columns and rows, units in the name, in a column or in both,
// line breaks and empty lines inside cells, merged cells, other header words, and signs of either width.

interface Row {
  readonly key: string;
  readonly no: number | null;
  readonly part_of?: number;
  readonly domain: string | null;
  readonly name: string;
  readonly parts?: readonly string[];
  readonly unit: string | null;
  readonly property: "binding" | "expected" | "guiding" | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
}

const catalogue = join(import.meta.dirname, "../../../catalogue/plans");
const ids = ["longhu-14", "longhu-13", "kaiping-14", "shanting-14", "lianyun-14", "demonstration"];
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const properties = { binding: "约束性", expected: "预期性", guiding: "指导性" };

/** Mulberry32: the same numbers in [0, 1) for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Dice {
  readonly random: () => number;
  constructor(seed: number) {
    this.random = randomOf(seed);
  }
  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }
  chance(share: number): boolean {
    return this.random() < share;
  }
  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: this.random() }))
      .sort((left, right) => left.at - right.at)
      .map(({ item }) => item);
  }
}

const wide: Readonly<Record<string, string>> = {
  "(": "（",
  ")": "）",
  "%": "％",
  ">": "＞",
  "<": "＜",
  ":": "：",
  "~": "～",
};
const slim: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(wide).map(([left, right]) => [right, left]),
);

function widths(text: string, dice: Dice): string {
  return [...text].map((sign) => (dice.chance(0.3) ? (wide[sign] ?? slim[sign] ?? sign) : sign)).join("");
}

/**
 * Line breaks, and now and then an empty line, inside a cell; never at its end, where it would be the row's end, nor in
 * the last row, where nothing tells it from a paragraph after the table.
 */
function broken(text: string, dice: Dice, last = false): string {
  const signs = [...text];
  if (signs.length < 3 || dice.chance(0.6)) return text;
  const at = 1 + Math.floor(dice.random() * (signs.length - 2));
  const left = signs.slice(0, at).join("");
  const right = signs.slice(at).join("");
  return `${left}${!last && dice.chance(0.1) ? "\n\n" : "\n"}${dice.chance(0.2) ? " " : ""}${right}`;
}

/** Rows in another order; a part of an indicator (其中) stays under it. */
function reordered(rows: readonly Row[], dice: Dice): Row[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    if (row.part_of === undefined) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return (dice.chance(0.5) ? dice.shuffled(groups) : groups).flat();
}

function columnsOf(rows: readonly Row[], period: { from: number }, dice: Dice) {
  const years = [...new Set(rows.flatMap((row) => row.targets.map((target) => target.year ?? 0)))].sort();
  const placement = dice.pick(["column", "name", "both"]);
  const start = period.from - 1;
  const columns = [
    { header: dice.pick(["领域", "指标类别", "类别"]), cell: (row: Row) => row.domain ?? "", merge: true },
    {
      header: dice.pick(["主要指标", "指标名称", "指标", "指标名称（单位）"]),
      cell: nameCell(placement),
      merge: false,
    },
    {
      header: dice.pick([`${start}年`, `${start}年现状`, `${start}年实现值`]),
      cell: (row: Row) => row.baseline?.raw ?? dice.pick(["-", "--", "——", "—"]),
      merge: false,
    },
    ...years.map((year) => ({
      header: year > 2030 ? `${year}年展望` : dice.pick([`${year}年`, `${year}年目标`, `${year}年目标值`]),
      cell: (row: Row) => row.targets.find((target) => target.year === year)?.raw ?? "-",
      merge: false,
    })),
    {
      header: dice.pick(["指标性质", "性质", "属性", "指标属性"]),
      cell: (row: Row) => (row.property === null ? "" : properties[row.property]),
      merge: true,
    },
  ];
  if (rows.some((row) => row.no !== null))
    columns.push({ header: "序号", cell: (row: Row) => row.no?.toString() ?? "", merge: false });
  if (placement !== "name")
    columns.push({ header: dice.pick(["单位", "计量单位"]), cell: (row: Row) => row.unit ?? "", merge: false });
  if (dice.chance(0.3))
    columns.push({ header: "备注", cell: () => dice.pick(["", "按2022年口径", "国家考核95%"]), merge: false });
  return dice.shuffled(columns);
}

function nameCell(placement: string) {
  return (row: Row) => {
    const unit = placement === "column" || row.unit === null ? "" : `（${row.unit}）`;
    return `${row.part_of === undefined ? "" : "其中："}${row.name}${unit}`;
  };
}

function rendered(all: readonly Row[], period: { from: number }, seed: number): { text: string; rows: Row[] } {
  const dice = new Dice(seed);
  const rows = reordered(all, dice);
  const columns = columnsOf(rows, period, dice);
  const merging = dice.chance(0.7);
  const lines = [
    "某某区卫生健康事业发展规划",
    "",
    `规划期限为${period.from}—${period.from + 4}年。`,
    "",
    "主要指标见下表。",
  ];
  const print = (cells: readonly string[]) => {
    for (const cell of cells) lines.push(...`\t${cell}`.split("\n"));
    for (let empty = dice.pick([1, 1, 1, 2, 3]); empty > 0; empty -= 1) lines.push("");
  };
  print(columns.map((column) => broken(column.header, dice)));
  const printed = columns.map(() => "");
  for (const row of rows) {
    const cells = columns.map((column, index) => {
      const cell = column.cell(row);
      if (merging && column.merge && cell === printed[index]) return "";
      printed[index] = cell;
      return broken(widths(cell, dice), dice, row === rows.at(-1));
    });
    print(cells);
  }
  lines.push("", "注：标记*为2019年数。", "三、主要任务", "到2025年建成一批机构。");
  return { text: lines.join("\n"), rows };
}

/** Signs of either width are the same sign; white space is layout. */
const plain = (text: string | null) => text?.replace(/\s/gu, "").normalize("NFKC") ?? null;
const amountOf = ({ raw, op, value, year }: Amount) => [plain(raw), op, value, year];
const comparable = (row: Omit<Row, "key" | "part_of" | "property"> & { property: string | null }) => ({
  name: plain(row.name),
  parts: row.parts?.map(plain),
  unit: plain(row.unit),
  domain: plain(row.domain),
  no: row.no,
  property: row.property,
  baseline: row.baseline === null ? null : amountOf(row.baseline),
  targets: row.targets.map(amountOf),
});

describe.each(ids)("%s printed in another layout", (id) => {
  const facts = parse(readFileSync(join(catalogue, `${id}.yaml`), "utf8")) as { rows: Row[]; period: { from: number } };

  test.each(seeds)("seed %i", (seed) => {
    const { text, rows } = rendered(facts.rows, facts.period, seed);
    const plan = readPlan(readTextDocument(new TextEncoder().encode(text)));
    const read = plan.indicators.filter((indicator) => indicator.from === "table");
    expect(read.map(comparable)).toEqual(rows.map(comparable));
  });
});
