import type { Direction, Text } from "@kangyu/indicators";
import { sameThing } from "../names.ts";
import type { Amount, Period, PlanIndicator, Property } from "../plan.ts";
import { type Draft, type DraftRow, midYearOf } from "./draft.ts";

/** What a row can be made from: a row of an earlier plan. */
export interface EarlierRow {
  readonly key: string;
  readonly domain: string | null;
  readonly domainEn: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string | null;
  readonly property: Property | null;
  readonly direction: Direction | null;
  readonly indicator: string | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
}

/** What a row can be made from: an indicator of the catalogue. */
export interface CatalogueIndicator {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
  readonly direction: Direction;
}

export interface EarlierPlan {
  readonly id: string;
  readonly period: Period;
  readonly rows: readonly EarlierRow[];
}

type ReadRow = Pick<
  PlanIndicator,
  "name" | "unit" | "domain" | "property" | "baseline" | "targets" | "indicator" | "from"
>;

interface ReadPlan {
  readonly period: Period | null;
  readonly indicators: readonly ReadRow[];
}

/** The indicator table of a plan that was read from a document, as a draft goes on from it; figures of running text are left out. */
export function earlierOfPlan(id: string, { period, indicators }: ReadPlan, before: Period): EarlierPlan {
  const rows = indicators.filter(({ from }) => from === "table");
  return {
    id,
    period: period ?? before,
    rows: rows.map(({ name, unit, domain, property, baseline, targets, indicator }, at): EarlierRow => {
      const known = { name, unit, domain, property, baseline, targets, indicator };
      return { key: `row-${at + 1}`, domainEn: null, nameEn: null, direction: null, ...known };
    }),
  };
}

export interface NewDraft {
  readonly title: Text;
  readonly period: Period;
  readonly mid?: number;
  /** The earlier plan whose rows are gone on with; without one the rows are the catalogue's indicators. */
  readonly base: EarlierPlan | null;
  readonly indicators: readonly CatalogueIndicator[];
}

function rowOfEarlier(row: EarlierRow, period: Period): DraftRow {
  const { key, domain, domainEn, name, nameEn, unit, property, direction, indicator, baseline } = row;
  const own = row.targets.filter(({ year }) => year === null || year <= period.to);
  return {
    ...{ key, domain, domainEn, name, nameEn, unit, property, direction, indicator },
    baseline:
      baseline === null || baseline.op === "words"
        ? null
        : {
            origin: "printed",
            raw: baseline.raw,
            year: baseline.year ?? period.from - 1,
            numerator: null,
            denominator: null,
          },
    former: { baseline, targets: own },
    mid: "",
    target: "",
  };
}

/** A row for a catalogue indicator, measured from the records. */
export function rowOfIndicator({ id, name, unit, direction }: CatalogueIndicator): DraftRow {
  return {
    ...{ key: id, domain: null, domainEn: null, name: name.zh, nameEn: name.en, unit },
    ...{ property: null, direction, indicator: id, baseline: null, former: null, mid: "", target: "" },
  };
}

/** A draft without any target: the planner decides every one. */
export function newDraft({ title, period, mid, base, indicators }: NewDraft): Draft {
  const rows = base === null ? indicators.map(rowOfIndicator) : base.rows.map((row) => rowOfEarlier(row, base.period));
  const undecided = { population: null, costs: [], budget: null };
  return { title, period, mid: mid ?? midYearOf(period), base: base?.id ?? null, ...undecided, rows };
}

/** What somebody says of a row in a file: by key, by indicator or by name. */
export interface RowWords {
  readonly name: string;
  readonly unit?: string | null;
  readonly mid?: string;
  readonly target?: string;
  readonly property?: Property | null;
  readonly domain?: string | null;
  readonly baseline?: DraftRow["baseline"];
}

const means = (row: DraftRow, name: string) =>
  row.key === name || row.indicator === name || sameThing(row.name, name) || row.nameEn === name;

/** Whether a name (printed, key, or indicator id) is that of a row. */
export function hasRow({ rows }: Draft, name: string): boolean {
  return rows.some((row) => means(row, name));
}

/** The draft with what a file says of its rows; a name that no row has becomes a row of its own at the end. */
export function withWords(draft: Draft, words: readonly RowWords[]): Draft {
  const rows = [...draft.rows];
  for (const said of words) {
    const at = rows.findIndex((row) => means(row, said.name));
    const row = rows[at] ?? { ...ownRow(said.name, said.unit ?? null), key: `own-${rows.length + 1}` };
    const { mid = row.mid, target = row.target, property = row.property, domain = row.domain } = said;
    const changed: DraftRow = { ...row, mid, target, property, domain, baseline: said.baseline ?? row.baseline };
    if (at < 0) rows.push(changed);
    else rows[at] = changed;
  }
  return { ...draft, rows };
}

function ownRow(name: string, unit: string | null): DraftRow {
  return {
    ...{ key: name, domain: null, domainEn: null, name, nameEn: null, unit, property: null, direction: null },
    ...{ indicator: null, baseline: null, former: null, mid: "", target: "" },
  };
}
