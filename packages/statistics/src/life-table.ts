import { normalQuantile } from "./normal.ts";
import type { Interval } from "./proportion.ts";

export interface AgeGroup {
  /** Width in years; null for the last, open group. */
  readonly width: number | null;
  /** Share of the width lived by those who die in the group; 0.1 below one year, 0.4 from 1 to 4, else 0.5 (Chiang 1984). */
  readonly fraction?: number;
  readonly deaths: number;
  /** Mid-year population (or person-years of the period), above 0. */
  readonly population: number;
}

export interface LifeTableRow {
  /** Exact age at which the group begins. */
  readonly age: number;
  readonly width: number | null;
  readonly fraction: number;
  /** Central death rate, probability of dying, survivors of 100,000, deaths, person-years, person-years from here on. */
  readonly m: number;
  readonly q: number;
  readonly l: number;
  readonly d: number;
  readonly L: number;
  readonly T: number;
  readonly e: number;
  readonly standardError: number;
  readonly interval: Interval;
}

export type LifeTableProblem = "no-groups" | "open-group" | "no-population" | "no-deaths-in-open-group";

const RADIX = 100_000;

function fractionOf(group: AgeGroup, age: number): number {
  return group.fraction ?? (age === 0 && group.width === 1 ? 0.1 : age === 1 && group.width === 4 ? 0.4 : 0.5);
}

/**
 * Abridged life table with standard errors (Chiang, The Life Table and its Applications, 1984, chapters 6 and 8). Takes age groups in order, the last open; a
 * group of no deaths adds no variance. Returns a problem where the groups cannot make a table.
 */
export function lifeTable(groups: readonly AgeGroup[], level = 0.95): LifeTableRow[] | LifeTableProblem {
  if (groups.length < 2) return "no-groups";
  if (groups.some(({ width }, i) => (width === null) !== (i === groups.length - 1))) return "open-group";
  if (groups.some(({ population }) => !(population > 0))) return "no-population";
  if (groups.at(-1)?.deaths === 0) return "no-deaths-in-open-group";
  return withExpectancy(survivors(groups), groups, normalQuantile(1 - (1 - level) / 2));
}

interface Survived {
  readonly age: number;
  readonly fraction: number;
  readonly m: number;
  readonly q: number;
  readonly l: number;
  readonly d: number;
  readonly L: number;
}

function survivors(groups: readonly AgeGroup[]): Survived[] {
  let [age, l] = [0, RADIX];
  return groups.map((group) => {
    const { width, deaths, population } = group;
    const fraction = fractionOf(group, age);
    const m = deaths / population;
    const q = width === null ? 1 : Math.min(1, (width * m) / (1 + width * (1 - fraction) * m));
    const d = l * q;
    const L = width === null ? l / m : width * (l - d) + fraction * width * d;
    const row = { age, fraction, m, q, l, d, L };
    age += width ?? 0;
    l -= d;
    return row;
  });
}

function withExpectancy(rows: readonly Survived[], groups: readonly AgeGroup[], z: number): LifeTableRow[] {
  const table: LifeTableRow[] = [];
  let [T, sum, next] = [0, 0, 0];
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    const group = groups[i];
    if (row === undefined || group === undefined) continue;
    const { width, deaths } = group;
    if (width !== null && deaths > 0) {
      const variance = (row.q * row.q * (1 - row.q)) / deaths;
      sum += row.l ** 2 * ((1 - row.fraction) * width + next) ** 2 * variance;
    }
    T += row.L;
    const e = row.l > 0 ? T / row.l : 0;
    const standardError = row.l > 0 ? Math.sqrt(sum) / row.l : 0;
    table.push({
      ...row,
      width,
      T,
      e,
      standardError,
      interval: { low: e - z * standardError, high: e + z * standardError },
    });
    next = e;
  }
  return table.reverse();
}

/**
 * Years lived in good health from the start of each group (Sullivan, HSMHA Health Reports 86, 1971): person-years times the share in good
 * health. `unhealthy` is the share in poor health of each group, 0 to 1.
 */
export function healthyYears(table: readonly LifeTableRow[], unhealthy: readonly number[]): number[] {
  const years: number[] = [];
  let sum = 0;
  for (let i = table.length - 1; i >= 0; i--) {
    sum += (1 - (unhealthy[i] ?? 0)) * (table[i]?.L ?? 0);
    years.push(sum / (table[i]?.l ?? 1));
  }
  return years.reverse();
}

/**
 * Standard errors of the healthy years from a survey that asked so many in each group: the table's own error is small beside it and left out (Jagger et al.,
 * Health Expectancy Calculation by the Sullivan Method, 2014, §4). A group that nobody was asked in has no error to give: infinite.
 */
export function healthyYearsErrors(
  table: readonly LifeTableRow[],
  unhealthy: readonly number[],
  surveyed: readonly number[],
): number[] {
  const errors: number[] = [];
  let sum = 0;
  for (let i = table.length - 1; i >= 0; i--) {
    const share = unhealthy[i] ?? 0;
    const asked = surveyed[i] ?? 0;
    sum += asked > 0 ? ((table[i]?.L ?? 0) ** 2 * share * (1 - share)) / asked : Number.POSITIVE_INFINITY;
    errors.push(Math.sqrt(sum) / (table[i]?.l ?? 1));
  }
  return errors.reverse();
}

/**
 * Probability of dying between exact ages 30 and 70 of the four main non-communicable diseases (WHO, ₄₀q₃₀), from their death rates
 * (per person and year) in the eight groups 30–34 to 65–69. Null unless there are eight.
 */
export function prematureMortality(rates: readonly number[]): number | null {
  if (rates.length !== 8) return null;
  return 1 - rates.reduce((surviving, m) => surviving * (1 - (5 * m) / (1 + 2.5 * m)), 1);
}
