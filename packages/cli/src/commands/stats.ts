import {
  clopperPearson,
  directRate,
  gammaSerialInterval,
  healthyYears,
  indirectRatio,
  type LifeTableProblem,
  lifeTable,
  prematureMortality,
  proportionFunnel,
  ratioFunnel,
  reproductionNumber,
  wilson,
} from "@kangyu/statistics";
import { type Command, firstValue, type Invocation, textFlag, UnusableInput } from "../command.ts";
import { badLine, type CsvFile, type CsvRow, numberCell, readCsvFile, requiredNumber } from "../csv-file.ts";

interface Statistic {
  readonly name: string;
  readonly summary: string;
  readonly columns: readonly string[];
  readonly optional?: string;
  readonly flags?: Command["flags"];
  of(file: CsvFile, invocation: Invocation): object;
}

const PROBLEMS: Readonly<Record<LifeTableProblem, { readonly zh: string; readonly en: string }>> = {
  "no-groups": { zh: "至少需要两个年龄组", en: "two age groups are needed at least" },
  "open-group": {
    zh: "只有最后一组的 width 应为空（开放组）",
    en: "the last group, and only it, has an empty width (it is open)",
  },
  "no-population": { zh: "每组人口应大于 0", en: "every group needs a population above 0" },
  "no-deaths-in-open-group": { zh: "最后一组没有死亡", en: "the last group has no deaths" },
};

const whole = (file: CsvFile, row: CsvRow, column: string) => requiredNumber(file, row, { column, whole: true });
const number = (file: CsvFile, row: CsvRow, column: string) => requiredNumber(file, row, { column });

function positive(file: CsvFile, row: CsvRow, column: string): number {
  const value = number(file, row, column);
  if (value > 0) return value;
  throw badLine(file.path, row.line, { zh: `${column} 应大于 0`, en: `${column} must be above 0` });
}

/** A flag that is a number above 0. */
function numberFlag(invocation: Invocation, name: string): number {
  const text = textFlag(invocation, name) ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UnusableInput(
    `--${name} 应为大于 0 的数，不能是“${text}”。 / --${name} must be a number above 0, not "${text}".`,
  );
}

function eventsOf(file: CsvFile, row: CsvRow): { events: number; trials: number } {
  const [events, trials] = [whole(file, row, "events"), whole(file, row, "trials")];
  if (events <= trials && trials > 0) return { events, trials };
  throw badLine(file.path, row.line, {
    zh: "events 不能大于 trials",
    en: "events may not be above trials, nor trials 0",
  });
}

function lifeTableOf(file: CsvFile): object {
  const table = lifeTable(
    file.rows.map((row) => {
      const fraction = file.columns.includes("fraction") ? numberCell(file, row, { column: "fraction" }) : null;
      const width = numberCell(file, row, { column: "width" });
      const group = { width, deaths: whole(file, row, "deaths"), population: number(file, row, "population") };
      return fraction === null ? group : { ...group, fraction };
    }),
  );
  if (typeof table === "string")
    throw new UnusableInput(`${PROBLEMS[table].zh}。 / No life table: ${PROBLEMS[table].en}.`);
  if (!file.columns.includes("unhealthy")) return table;
  const healthy = healthyYears(
    table,
    file.rows.map((row) => number(file, row, "unhealthy")),
  );
  return table.map((row, i) => ({ ...row, healthyYears: healthy[i] }));
}

const STATISTICS: readonly Statistic[] = [
  {
    name: "life-table",
    summary: "abridged life table (Chiang); with a column unhealthy also healthy years (Sullivan)",
    columns: ["width", "deaths", "population"],
    optional: "fraction, unhealthy; an empty width is the open group",
    of: lifeTableOf,
  },
  {
    name: "premature-mortality",
    summary: "probability of dying between 30 and 70 of the four diseases: eight groups 30–34 to 65–69",
    columns: ["deaths", "population"],
    of: (file) => {
      const probability = prematureMortality(
        file.rows.map((row) => whole(file, row, "deaths") / positive(file, row, "population")),
      );
      if (probability !== null) return { probability };
      throw new UnusableInput("应有 8 个年龄组（30–34 至 65–69）。 / Eight age groups are expected, 30–34 to 65–69.");
    },
  },
  {
    name: "direct-rate",
    summary: "directly standardised rate with normal, gamma and Dobson intervals",
    columns: ["events", "population", "standard"],
    of: (file) =>
      directRate(
        file.rows.map((row) => ({
          events: whole(file, row, "events"),
          population: positive(file, row, "population"),
          standard: number(file, row, "standard"),
        })),
      ) ?? {},
  },
  {
    name: "indirect-ratio",
    summary: "standardised ratio with exact, Byar and mid-P limits",
    columns: ["events", "population", "standard_rate"],
    of: (file) => {
      const strata = file.rows.map((row) => ({
        events: whole(file, row, "events"),
        population: number(file, row, "population"),
        standardRate: number(file, row, "standard_rate"),
      }));
      const [exact, byar, midP] = (["exact", "byar", "mid-p"] as const).map((method) => indirectRatio(strata, method));
      return { ...exact, limits: { exact: exact?.limits, byar: byar?.limits, midP: midP?.limits } };
    },
  },
  {
    name: "proportion",
    summary: "Wilson and Clopper–Pearson intervals, one a row",
    columns: ["events", "trials"],
    of: (file) =>
      file.rows.map((row) => {
        const { events, trials } = eventsOf(file, row);
        return {
          events,
          trials,
          share: events / trials,
          wilson: wilson(events, trials),
          clopperPearson: clopperPearson(events, trials),
        };
      }),
  },
  {
    name: "funnel",
    summary: "funnel limits of proportions around the share of all",
    columns: ["events", "trials"],
    of: (file) => {
      const rows = file.rows.map((row) => eventsOf(file, row));
      const target =
        rows.reduce((sum, { events }) => sum + events, 0) / rows.reduce((sum, { trials }) => sum + trials, 0);
      return rows.map(({ events, trials }) => ({
        events,
        trials,
        share: events / trials,
        target,
        limits95: proportionFunnel(target, trials),
        limits998: proportionFunnel(target, trials, 0.998),
      }));
    },
  },
  {
    name: "ratio-funnel",
    summary: "funnel limits of standardised ratios around 1",
    columns: ["observed", "expected"],
    of: (file) =>
      file.rows.map((row) => {
        const [observed, expected] = [whole(file, row, "observed"), positive(file, row, "expected")];
        return {
          observed,
          expected,
          ratio: observed / expected,
          limits95: ratioFunnel(expected),
          limits998: ratioFunnel(expected, 0.998),
        };
      }),
  },
  {
    name: "reproduction-number",
    summary: "instantaneous reproduction number from daily cases (Cori)",
    columns: ["cases"],
    flags: [
      { flags: "--mean <days>", description: "mean of the serial interval, above 1" },
      { flags: "--deviation <days>", description: "its standard deviation" },
      { flags: "--window <days>", description: "days with one number", fallback: "7" },
    ],
    of: (file, invocation) => {
      const [mean, deviation] = [numberFlag(invocation, "mean"), numberFlag(invocation, "deviation")];
      if (mean <= 1) throw new UnusableInput("--mean 应大于 1。 / --mean must be above 1.");
      const serialInterval = gammaSerialInterval(mean, deviation, Math.ceil(mean + 12 * deviation));
      const window = Math.round(numberFlag(invocation, "window"));
      return reproductionNumber(
        file.rows.map((row) => whole(file, row, "cases")),
        { serialInterval, window },
      );
    },
  },
];

function commandOf({ name, summary, columns, optional, flags, of }: Statistic): Command {
  return {
    path: ["stats", name],
    group: "statistics",
    summary,
    description: `A CSV file with the columns ${columns.join(",")}${optional === undefined ? "" : ` (and ${optional})`}. Prints JSON.`,
    examples: [`kangyu stats ${name} file.csv${flags === undefined ? "" : " --mean 4.7 --deviation 2.9"}`],
    arguments: [{ name: "<file>", description: "the numbers, CSV" }],
    flags: [...(flags ?? []), { flags: "--json", description: "print JSON (always so)" }],
    async run(invocation) {
      const file = await readCsvFile(firstValue(invocation), columns);
      if (file.rows.length === 0)
        throw badLine(file.path, 1, { zh: "没有数据行", en: "no row follows the column names" });
      invocation.console.out(`${JSON.stringify(of(file, invocation), null, 2)}\n`);
      return 0;
    },
  };
}

/** The statistics of epidemiology, one command each. */
export const stats: readonly Command[] = STATISTICS.map(commandOf);
