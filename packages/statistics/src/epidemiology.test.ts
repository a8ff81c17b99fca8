import { expect, test } from "vitest";
import { projectPopulation } from "./cohort-projection.ts";
import { proportionFunnel, ratioFunnel } from "./funnel.ts";
import { gammaQuantile } from "./gamma-quantile.ts";
import { type AgeGroup, healthyYears, healthyYearsErrors, lifeTable, prematureMortality } from "./life-table.ts";
import { type PoissonMethod, poissonLimits } from "./poisson-limits.ts";
import { wilson } from "./proportion.ts";
import { gammaSerialInterval, reproductionNumber, uncertainIntervals } from "./reproduction-number.ts";
import { directRate, indirectRatio } from "./standardisation.ts";

const near = (value: number | undefined | null, expected: number) => expect((value ?? 0) / expected).toBeCloseTo(1, 9);

const P = [
  5000, 22000, 28000, 30000, 27000, 25000, 30000, 38000, 42000, 39000, 36000, 40000, 41000, 38000, 30000, 26000, 20000,
  13000, 11000,
];
const D = [15, 9, 6, 7, 10, 12, 16, 24, 34, 44, 62, 110, 170, 250, 310, 430, 560, 620, 1400];
const groups = P.map(
  (population, i): AgeGroup => ({
    population,
    deaths: D[i] ?? 0,
    width: i === 0 ? 1 : i === 1 ? 4 : i === P.length - 1 ? null : 5,
  }),
);

test("the life table of the domain's test vector", () => {
  const table = lifeTable(groups);
  if (typeof table === "string") throw new Error(table);
  expect(table[0]?.q).toBeCloseTo(0.002992, 6);
  expect(table[1]?.l).toBeCloseTo(99_700.8078, 4);
  expect(table[17]?.q).toBeCloseTo(0.213058, 6);
  expect(table[18]?.l).toBeCloseTo(53_962.7891, 3);
  expect(table[14]?.e).toBeCloseTo(21.6116, 4);
  expect(table[14]?.age).toBe(65);
  expect(table[18]?.e).toBeCloseTo(7.857143, 6);
  expect(table[0]?.e).toBeCloseTo(82.9315, 4);
  expect(table[0]?.standardError).toBeCloseTo(0.1844, 4);
  // In good health for ever is alive; half in good health everywhere is half of life.
  expect(
    healthyYears(
      table,
      table.map(() => 0),
    )[0],
  ).toBeCloseTo(82.9315, 4);
  expect(
    healthyYears(
      table,
      table.map(() => 0.5),
    )[14],
  ).toBeCloseTo(21.6116 / 2, 4);
});

test("a life table that cannot be made says why", () => {
  expect(lifeTable([])).toBe("no-groups");
  expect(lifeTable(groups.map((group) => ({ ...group, width: 5 })))).toBe("open-group");
  expect(lifeTable(groups.map((group, i) => (i === 3 ? { ...group, population: 0 } : group)))).toBe("no-population");
  expect(lifeTable(groups.map((group) => ({ ...group, deaths: 0 })))).toBe("no-deaths-in-open-group");
});

test("premature mortality of the domain's test vector", () => {
  const rates = [30, 45, 80, 140, 230, 380, 600, 950].map((rate) => rate / 100_000);
  expect(100 * (prematureMortality(rates) ?? 0)).toBeCloseTo(11.5526, 4);
  expect(prematureMortality(rates.slice(1))).toBeNull();
});

// R 4.2: the published formulas written out with qgamma, qchisq, ppois.
test("direct standardisation with normal, gamma and Dobson intervals", () => {
  const [events, people, standard] = [
    [12, 30, 55, 80],
    [10000, 12000, 9000, 5000],
    [30000, 25000, 20000, 10000],
  ];
  const strata = events.map((count, i) => ({ events: count, population: people[i] ?? 0, standard: standard[i] ?? 0 }));
  const rate = directRate(strata);
  near(rate?.rate, 447.908496732026e-5);
  near(rate?.normal.low, 381.485364148604e-5);
  near(rate?.normal.high, 514.331629315449e-5);
  near(rate?.gamma.low, 383.946384233662e-5);
  near(rate?.gamma.high, 520.621779563193e-5);
  near(rate?.dobson.low, 383.929977949151e-5);
  near(rate?.dobson.high, 519.44526326861e-5);
  expect(directRate([{ events: 1, population: 0, standard: 5 }])).toBeNull();
});

test.each<[PoissonMethod, number, number, number]>([
  ["exact", 25, 16.1786818478293, 36.9049316975304],
  ["byar", 25, 16.1742659216572, 36.9064506921854],
  ["mid-p", 25, 16.5375948909029, 36.3607374794007],
  ["mid-p", 3, 0.763096297797782, 8.16446920836837],
])("%s limits of %i events", (method, events, low, high) => {
  const limits = poissonLimits(events, method);
  near(limits.low, low);
  near(limits.high, high);
  near(indirectRatio([{ events, population: 1000, standardRate: 0.02 }], method).limits?.high, high / 20);
});

test("no events", () => {
  expect(poissonLimits(0, "mid-p").low).toBe(0);
  near(poissonLimits(0, "mid-p").high, 2.99573227355401);
  expect(indirectRatio([{ events: 3, population: 0, standardRate: 0.1 }]).ratio).toBeNull();
});

test("Wilson's interval", () => {
  near(wilson(7, 20).low, 0.181191824101082);
  near(wilson(7, 20).high, 0.567145723314764);
  expect(wilson(0, 10).low).toBe(0);
  near(wilson(0, 10).high, 0.277532799862889);
});

test("funnel limits", () => {
  near(proportionFunnel(0.1, 100).low, 0.0403805955243935);
  near(proportionFunnel(0.1, 100, 0.998).high, 0.198356718502886);
  near(proportionFunnel(0.1, 1000).high, 0.11848292653051);
  expect(proportionFunnel(0.1, 10).low).toBe(0);
  near(ratioFunnel(5).low, 0.108413159102577);
  near(ratioFunnel(80, 0.998).high, 1.35691199176173);
});

test("gamma quantiles", () => {
  near(gammaQuantile(1e-6, 0.3), 6.97269909640941e-21);
  near(gammaQuantile(0.5, 0.3), 0.0731311358669519);
  near(gammaQuantile(0.999, 170), 213.156072423566);
});

test("the reproduction number with a gamma serial interval of 4.7 (2.9) days", () => {
  const cases = [1, 0, 2, 3, 4, 6, 8, 10, 9, 12, 14, 13, 15, 11, 9, 7, 6, 5, 4, 3];
  const serialInterval = gammaSerialInterval(4.7, 2.9, 30);
  near(serialInterval[1], 0.0565007868882051);
  near(serialInterval[3], 0.185418005890767);
  const numbers = reproductionNumber(cases, { serialInterval });
  expect(numbers[0]?.t).toBe(8);
  near(numbers[0]?.mean, 4.40947189238116);
  near(numbers[0]?.low, 3.05368746941485);
  near(numbers.at(-1)?.median, 0.631338850766458);
  near(numbers.at(-1)?.high, 0.832440594594826);
});

test("a projection: everyone ages, dies by the table, and is born", () => {
  const start = { female: [100, 80, 60], male: [110, 85, 50] };
  const same = { female: [1, 1, 0], male: [1, 1, 0] };
  const still = projectPopulation(
    start,
    { survival: same, birthSurvival: { female: 1, male: 1 }, fertility: [0, 0, 0] },
    { width: 5, steps: 3 },
  );
  expect(still[1]).toEqual({ female: [0, 100, 80], male: [0, 110, 85] });
  expect(still[3]).toEqual({ female: [0, 0, 0], male: [0, 0, 0] });
  // Women of group 1: (80 + 100) / 2, 5 years, 0.1 births a year: 45 births, 1 girl to 1.25 boys.
  const rates = { survival: same, birthSurvival: { female: 0.9, male: 0.8 }, fertility: [0, 0.1, 0], sexRatio: 1.25 };
  const [, next] = projectPopulation(start, rates, { width: 5, steps: 1 });
  expect(next?.female[0]).toBeCloseTo(18, 12);
  expect(next?.male[0]).toBeCloseTo(20, 12);
  const moved = projectPopulation(
    start,
    { ...rates, migration: { female: [0, 10, 0], male: [0, 0, 0] } },
    { width: 5, steps: 1 },
  );
  expect(moved[1]?.female.slice(1)).toEqual([105, 85]);
});

// R 4.2: mean of pgamma over the three posteriors, inverted with uniroot.
test("the reproduction number with an uncertain serial interval: posteriors mixed in equal parts", () => {
  const cases = [1, 0, 2, 3, 4, 6, 8, 10, 9, 12, 14, 13, 15, 11, 9, 7, 6, 5, 4, 3];
  const three = [
    [4, 2.5],
    [4.7, 2.9],
    [5.5, 3.1],
  ].map(([mean = 0, deviation = 0]) => gammaSerialInterval(mean, deviation, 30));
  const numbers = reproductionNumber(cases, { serialInterval: three });
  const [first, last] = [numbers[0], numbers.at(-1)];
  near(first?.mean, 4.64613946089578);
  near(first?.median, 4.42895316608496);
  near(first?.low, 2.71825643210197);
  near(first?.high, 7.47504637149683);
  near(last?.mean, 0.636111287522086);
  near(last?.high, 0.832664056825678);
  const certain = uncertainIntervals({
    mean: 4.7,
    meanDeviation: 0,
    deviation: 2.9,
    deviationDeviation: 0,
    intervals: 3,
  });
  expect(certain[2]).toEqual(gammaSerialInterval(4.7, 2.9, 40));
  const wide = uncertainIntervals({ mean: 4.7, meanDeviation: 1, deviation: 2.9, deviationDeviation: 0.5 });
  expect(wide).toHaveLength(100);
  const spread = reproductionNumber(cases, { serialInterval: wide })[0];
  const narrow = reproductionNumber(cases, { serialInterval: certain })[0];
  expect((spread?.high ?? 0) - (spread?.low ?? 0)).toBeGreaterThan((narrow?.high ?? 0) - (narrow?.low ?? 0));
});

// R 4.2: the same as powers of a Leslie matrix (births from women at the start and at the end of the step).
test("a projection of three steps against a Leslie matrix", () => {
  const projected = projectPopulation(
    { female: [1000, 900, 800, 700], male: [1050, 930, 790, 600] },
    {
      survival: { female: [0.99, 0.985, 0.97, 0.6], male: [0.988, 0.98, 0.95, 0.5] },
      birthSurvival: { female: 0.995, male: 0.993 },
      fertility: [0, 0.02, 0.06, 0.01],
      sexRatio: 1.06,
    },
    { width: 5, steps: 3 },
  );
  const expected = [
    [190.728458737864, 990, 886.5, 1196, 201.765790048544, 1037.4, 911.4, 1050.5],
    [196.839103295625, 188.821174150485, 975.15, 1577.505, 208.230053614983, 199.344600567961, 1016.652, 1391.08],
    [
      ...[135.292473422274, 194.870712262668, 185.988856538228, 1892.3985],
      ...[143.121760477203, 205.731292971604, 195.357708556602, 1661.3594],
    ],
  ];
  expected.forEach((row, step) => {
    const { female = [], male = [] } = projected[step + 1] ?? {};
    [...female, ...male].forEach((count, i) => {
      near(count, row[i] ?? 0);
    });
  });
});

test("healthy years have the error of the survey", () => {
  const table = lifeTable(groups);
  if (typeof table === "string") throw new Error(table);
  const [shares, asked] = [table.map(() => 0.2), table.map(() => 400)];
  const errors = healthyYearsErrors(table, shares, asked);
  // The last group alone: L·√(0.2·0.8/400) / l, and L / l is its expectancy.
  near(errors[18], 7.857142857142857 * 0.02);
  const squares = table.reduce((sum, { L }) => sum + (L * 0.02) ** 2, 0);
  near(errors[0], Math.sqrt(squares) / 100_000);
  expect(healthyYearsErrors(table, shares, asked.with(3, 0))[0]).toBe(Number.POSITIVE_INFINITY);
});
