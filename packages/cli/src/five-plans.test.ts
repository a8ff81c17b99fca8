import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@kangyu/documents";
import { type Amount, readPlan } from "@kangyu/plan";
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

describe.skipIf(shared === undefined || !existsSync(join(shared, "plans")))("the five plans", () => {
  test.each(plans)("%s: %i printed rows, every field as it stands in the document", (id, count) => {
    const plan = readPlan(readDocument(readFileSync(join(shared ?? "", "plans", `${id}.txt`))));
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
});
