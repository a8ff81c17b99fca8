import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTextDocument } from "@kangyu/documents";
import { type Amount, checkPlan, readPlan } from "@kangyu/plan";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const shared = process.env.KANGYU_SHARED;
const catalogue = join(import.meta.dirname, "../../../catalogue/plans");

interface Row {
  readonly no: number | null;
  readonly part_of?: number;
  readonly domain: string | null;
  readonly name: string;
  readonly parts?: readonly string[];
  readonly unit: string | null;
  readonly property: string | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
  readonly line: number;
}

/** The facts of a plan as they were written down from the document by hand. */
function written(id: string) {
  return parse(readFileSync(join(catalogue, `${id}.yaml`), "utf8")) as {
    title: { zh: string };
    title_printed?: boolean;
    jurisdiction_name: { zh: string };
    period: { from: number; to: number };
    rows: Row[];
  };
}

const plans: readonly (readonly [string, number])[] = [
  ["longhu-14", 26],
  ["longhu-13", 30],
  ["kaiping-14", 21],
  ["shanting-14", 20],
  ["lianyun-14", 24],
];

const documentOf = (id: string) => readTextDocument(readFileSync(join(shared ?? "", "plans", `${id}.txt`)));
const read = (id: string) => readPlan(documentOf(id));

describe.skipIf(shared === undefined || !existsSync(join(shared, "plans")))("the five plans", () => {
  test.each(plans)("%s: %i printed rows, every field as it stands in the document", (id, count) => {
    const plan = read(id);
    const facts = written(id);
    expect(plan.title).toBe(facts.title_printed === false ? null : facts.title.zh);
    expect(plan.jurisdiction).toBe(facts.jurisdiction_name.zh);
    expect(plan.period).toEqual(facts.period);
    const rows = plan.indicators.filter((indicator) => indicator.from === "table");
    expect(rows).toHaveLength(count);
    const nameOf = (no: number | undefined) => facts.rows.find((row) => row.no === no)?.name;
    expect(rows.map(({ source, from, indicator, ...row }) => ({ ...row, line: source.line, from, indicator }))).toEqual(
      facts.rows.map((row) => ({
        name: row.name,
        ...(row.parts === undefined ? {} : { parts: row.parts }),
        ...(row.part_of === undefined ? {} : { partOf: nameOf(row.part_of) }),
        unit: row.unit,
        domain: row.domain,
        no: row.no,
        property: row.property,
        baseline: row.baseline,
        targets: row.targets,
        line: row.line,
        from: "table",
        indicator: null,
      })),
    );
  });

  test("shanting-14: the tasks count from 1 to 40, then four measures, each with its departments", () => {
    const { tasks } = read("shanting-14");
    expect(tasks.map((task) => task.no)).toEqual([
      ...Array.from({ length: 40 }, (_, at) => at + 1),
      "（一）",
      "（二）",
      "（三）",
      "（四）",
    ]);
    expect(tasks[0]).toMatchObject({
      title: "加快基层医疗卫生机构设施建设",
      lead: ["区卫生健康局"],
      participants: ["区发展改革局", "区财政局", "区自然资源局", "区住房和城乡建设局"],
      source: { line: 214 },
    });
    expect(tasks[27]).toMatchObject({ lead: ["区卫生健康局", "区公安分局"], participants: ["相关部门"] });
    expect(tasks.every((task) => task.lead.length > 0)).toBe(true);
  });

  test("longhu-14 and kaiping-14: money and years of the projects", () => {
    const money = (id: string) =>
      read(id).projects.map(({ investment, years }) => [investment?.cny, years?.from, years?.to]);
    expect(money("longhu-14")).toEqual([
      [100_000_000, 2022, 2023],
      [100_000_000, 2019, 2021],
      [316_400_000, 2021, 2022],
      [3_500_000_000, 2017, 2021],
      [200_000_000, 2020, 2023],
    ]);
    expect(money("kaiping-14")).toEqual([
      [110_000_000, 2021, 2025],
      [260_110_000, 2022, 2025],
      [48_000_000, 2022, 2025],
      [74_550_000, 2022, 2025],
      [185_000_000, 2019, 2022],
    ]);
  });

  // Looked at one by one: each asks something that the document itself bears out. The line is that of its first source.
  test.each<[string, string | null, Record<string, number[]>]>([
    [
      "longhu-14",
      "longhu-13",
      {
        "share-does-not-fit": [7, 15],
        "parts-and-total": [10],
        "share-of-another-whole": [17],
        "classifications-differ": [7],
        "part-larger-than-whole": [34],
        "quotas-differ": [28],
        "two-counts": [6],
        "unit-in-text-and-table": [112],
        "two-values": [257],
        "populations-differ": [193],
        "one-event-breaks-target": [104],
        "two-indicators-in-one-row": [289, 297],
        "unit-doubled": [185],
        "units-mixed": [104],
        "nothing-to-measure": [281],
        "weaker-than-baseline": [112, 120, 152, 161, 177, 241, 249, 265],
        "weaker-than-stated": [340],
        "weaker-than-mid-target": [161],
        "growth-unlikely": [193, 201, 217],
        "outlook-equals-target": [104],
        "weaker-than-earlier-plan": [104, 112, 152, 225],
        "carried-over": [201, 217, 225, 193],
        "weaker-than-earlier-result": [273],
        "carried-over-text": [5],
        "percentage-impossible": [297],
        "money-before-the-plan-inside-it": [412, 420],
        "project-finished": [326, 328],
        "project-named-once": [420],
        "doubled-words": [27],
        "two-spellings": [20],
      },
    ],
    [
      "longhu-13",
      null,
      {
        "parts-exceed-total": [30],
        "classifications-differ": [22],
        "mean-outside-parts": [46],
        "two-values": [110, 117, 133, 144, 158, 193, 200, 214, 263],
        "populations-differ": [193],
        "rate-below-one-event": [117],
        "weaker-than-baseline": [110, 117, 313],
        "growth-unlikely": [186, 214, 221],
        "weaker-than-benchmark": [193, 221, 200],
        "no-number": [133],
        "no-baseline": [256],
        "figure-of-another-level": [442],
        "no-monitoring": [450],
      },
    ],
    [
      "kaiping-14",
      null,
      {
        "one-event-breaks-target": [64],
        "parts-and-total": [10],
        "rate-of-no-whole-number": [5],
        "unit-does-not-fit": [119],
        "weaker-than-baseline": [73, 82, 211],
        "pace-at-the-end": [184],
        "mid-off-path": [157],
        "no-number": [128],
        "projects-overshoot": [139],
        "project-finished": [345],
        "project-named-once": [366],
        "repeated-passage": [9],
        "figure-of-another-level": [128],
        misnumbered: [278, 268],
        "deadline-before-the-plan": [287],
        "repeated-sentence": [8, 254],
      },
    ],
    [
      "shanting-14",
      null,
      {
        "two-values": [47, 64, 72, 80, 117, 133, 141],
        "unit-in-text-and-table": [125],
        "two-targets": [173],
        "one-event-breaks-target": [64],
        "weaker-than-baseline": [80],
        "weaker-than-stated": [64, 72],
        "pace-misses-target": [279],
        "growth-unlikely": [47],
        "no-number": [55],
        "no-baseline": [55],
        "projects-overshoot": [117],
        "figure-of-another-level": [248, 302],
        "doubled-words": [8],
        "department-two-names": [214],
      },
    ],
    [
      "lianyun-14",
      null,
      {
        "two-values": [117],
        "two-targets": [85, 93, 101, 117, 133],
        "rate-below-one-event": [85],
        "percentage-impossible": [133, 238],
        "repeated-passage": [3],
        "weaker-than-baseline": [85, 93, 101, 221],
        "no-number": [76],
        "no-baseline": [76],
        "project-without-money-and-years": [284],
        "deadline-before-the-plan": [281],
        "repeated-sentence": [32],
        "no-monitoring": [294],
      },
    ],
  ])("%s: the findings, and nothing else", (id, earlier, expected) => {
    const before = earlier === null ? null : documentOf(earlier);
    const { findings } = checkPlan(documentOf(id), before && readPlan(before), before);
    const found: Record<string, number[]> = {};
    for (const { code, sources } of findings) {
      found[code] ??= [];
      found[code].push(sources[0]?.line ?? 0);
    }
    expect(found).toEqual(expected);
  });

  // Sums, shares and means that do check out when worked by hand; more of them stand in audit/.
  test.each([
    ["longhu-14", [8, 9, 11, 12, 13, 14, 16, 18, 29]],
    ["longhu-13", [24, 26, 28, 34, 36, 38, 40, 42, 44]],
    ["kaiping-14", [352, 359, 373]],
    ["shanting-14", [12, 14]],
    ["lianyun-14", [17, 22]],
  ])("%s: lines whose figures add up stay silent", (id, lines) => {
    const first = new Set(checkPlan(documentOf(id)).findings.map((finding) => finding.sources[0]?.line));
    expect(lines.filter((line) => first.has(line))).toEqual([]);
  });
});
