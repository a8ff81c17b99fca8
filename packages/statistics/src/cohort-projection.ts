/** People by age group, youngest first; all groups as wide as a step, the last open. */
export interface Population {
  readonly female: readonly number[];
  readonly male: readonly number[];
}

export interface ProjectionRates {
  /** Share of a group that survives to the next group in one step; of the last group the share that stays in it. */
  readonly survival: Population;
  /** Share of the births of a step that is alive at its end, by sex. */
  readonly birthSurvival: { readonly female: number; readonly male: number };
  /** Births a woman of the group and year. */
  readonly fertility: readonly number[];
  /** Net moves into the group in one step, people; half before and half after ageing. Zero where absent. */
  readonly migration?: Population;
  /** Boys to one girl at birth; 1.05. */
  readonly sexRatio?: number;
}

/**
 * Cohort-component projection (Leslie, Biometrika 33, 1945; Preston, Heuveline and Guillot, Demography, 2001, §6.3). Takes the width of
 * a group in years, which is the step, and the number of steps; returns the population at each step, the first as given.
 */
export function projectPopulation(
  start: Population,
  rates: ProjectionRates,
  { width, steps }: { readonly width: number; readonly steps: number },
): Population[] {
  const years = [start];
  for (let step = 0; step < steps; step++) years.push(nextPopulation(years[step] ?? start, rates, width));
  return years;
}

function nextPopulation(now: Population, rates: ProjectionRates, width: number): Population {
  const { survival, migration, sexRatio = 1.05 } = rates;
  const moved = { female: halfMoved(now.female, migration?.female), male: halfMoved(now.male, migration?.male) };
  const aged = { female: agedOnce(moved.female, survival.female), male: agedOnce(moved.male, survival.male) };
  let births = 0;
  rates.fertility.forEach((rate, group) => {
    // Group 0 of the aged has not been born yet; women average the start and the end of the step.
    const women = ((moved.female[group] ?? 0) + (group === 0 ? 0 : (aged.female[group] ?? 0))) / 2;
    births += width * rate * women;
  });
  const girls = births / (1 + sexRatio);
  aged.female[0] = girls * rates.birthSurvival.female;
  aged.male[0] = (births - girls) * rates.birthSurvival.male;
  return { female: halfMoved(aged.female, migration?.female), male: halfMoved(aged.male, migration?.male) };
}

function halfMoved(people: readonly number[], migration: readonly number[] | undefined): number[] {
  return people.map((count, group) => Math.max(0, count + (migration?.[group] ?? 0) / 2));
}

function agedOnce(people: readonly number[], survival: readonly number[]): number[] {
  const last = people.length - 1;
  return people.map((count, group) => {
    const arrived = group === 0 ? 0 : (people[group - 1] ?? 0) * (survival[group - 1] ?? 0);
    return group === last ? arrived + count * (survival[last] ?? 0) : arrived;
  });
}

/** People by age group and sex for a pyramid; ages in completed years, groups of `width` up to an open one from `open` on. */
export function agePyramid(
  people: readonly { readonly age: number; readonly sex: "female" | "male" }[],
  { width, open }: { readonly width: number; readonly open: number },
): Population {
  const groups = Math.ceil(open / width) + 1;
  const counts = { female: new Array<number>(groups).fill(0), male: new Array<number>(groups).fill(0) };
  for (const { age, sex } of people) {
    const group = Math.min(groups - 1, Math.floor(age / width));
    counts[sex][group] = (counts[sex][group] ?? 0) + 1;
  }
  return counts;
}
