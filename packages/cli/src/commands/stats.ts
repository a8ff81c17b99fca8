import {
  clopperPearson,
  directRate,
  healthyYears,
  healthyYearsErrors,
  indirectRatio,
  type LifeTableProblem,
  lifeTable,
  prematureMortality,
  proportionFunnel,
  ratioFunnel,
  reproductionNumber,
  wilson,
} from "@kangyu/statistics";
import { type Command, firstValue, UnusableInput } from "../command.ts";
import { badLine, type CsvFile, type CsvRow, numberCell, readCsvFile } from "../csv-file.ts";
import { POPULATION_STATISTICS } from "../stats/population.ts";
import { serialIntervalOf } from "../stats/serial-interval.ts";
import { number, numberFlag, positive, type Statistic, whole } from "../stats/statistic.ts";

const PROBLEMS: Readonly<Record<LifeTableProblem, { readonly zh: string; readonly en: string }>> = {
  "no-groups": { zh: "至少需要两个年龄组", en: "two age groups are needed at least" },
  "open-group": {
    zh: "只有最后一组的 width 应为空（开放组）",
    en: "the last group, and only it, has an empty width (it is open)",
  },
  "no-population": { zh: "每组人口应大于 0", en: "every group needs a population above 0" },
  "no-deaths-in-open-group": { zh: "最后一组没有死亡", en: "the last group has no deaths" },
};

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
  const unhealthy = file.rows.map((row) => {
    const share = number(file, row, "unhealthy");
    if (share <= 1) return share;
    throw badLine(file.path, row.line, { zh: "unhealthy 不能大于 1", en: "unhealthy may not be above 1" });
  });
  const healthy = healthyYears(table, unhealthy);
  if (!file.columns.includes("surveyed")) return table.map((row, i) => ({ ...row, healthyYears: healthy[i] }));
  const errors = healthyYearsErrors(
    table,
    unhealthy,
    file.rows.map((row) => positive(file, row, "surveyed")),
  );
  return table.map((row, i) => ({ ...row, healthyYears: healthy[i], healthyYearsError: errors[i] }));
}

const STATISTICS: readonly Statistic[] = [
  {
    name: "life-table",
    summary: "abridged life table (Chiang); with a column unhealthy also healthy years (Sullivan)",
    columns: ["width", "deaths", "population"],
    optional: "fraction, unhealthy, and surveyed for its error; an empty width is the open group",
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
      { flags: "--mean-error <days>", description: "how uncertain the mean is (standard deviation)" },
      { flags: "--deviation-error <days>", description: "how uncertain the deviation is" },
      { flags: "--interval <file>", description: "or: probability of 0, 1, 2 … days, CSV with the column probability" },
      { flags: "--window <days>", description: "days with one number", fallback: "7" },
      { flags: "--prior-mean <number>", description: "mean of the prior", fallback: "5" },
      { flags: "--prior-deviation <number>", description: "standard deviation of the prior", fallback: "5" },
    ],
    example: " --mean 4.7 --deviation 2.9",
    of: async (file, invocation) =>
      reproductionNumber(
        file.rows.map((row) => whole(file, row, "cases")),
        {
          serialInterval: await serialIntervalOf(invocation),
          window: Math.round(numberFlag(invocation, "window")),
          prior: { mean: numberFlag(invocation, "priorMean"), deviation: numberFlag(invocation, "priorDeviation") },
        },
      ),
  },
];

function commandOf({ name, summary, columns, optional, flags, example = "", of }: Statistic): Command {
  return {
    path: ["stats", name],
    group: "statistics",
    summary,
    description: `A CSV file with the columns ${columns.join(",")}${optional === undefined ? "" : ` (and ${optional})`}. Prints JSON.`,
    examples: [`kangyu stats ${name} file.csv${example}`],
    arguments: [{ name: "<file>", description: "the numbers, CSV" }],
    flags: [...(flags ?? []), { flags: "--json", description: "print JSON (always so)" }],
    async run(invocation) {
      const file = await readCsvFile(firstValue(invocation), columns);
      if (file.rows.length === 0)
        throw badLine(file.path, 1, { zh: "没有数据行", en: "no row follows the column names" });
      invocation.console.out(`${JSON.stringify(await of(file, invocation), null, 2)}\n`);
      return 0;
    },
  };
}

/** The statistics of epidemiology, one command each. */
export const stats: readonly Command[] = [...STATISTICS, ...POPULATION_STATISTICS].map(commandOf);
