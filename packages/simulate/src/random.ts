/** A seeded stream of random numbers. The same seed and stream numbers give the same sequence on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [from, to]. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Standard normal deviate, by the sum of twelve uniform ones: within ±6, cheap, good enough for a demonstration. */
  normal(): number;
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/**
 * A stream of its own for each purpose: `streams` are numbers such as the resident's and the purpose's, so that a resident
 * can be made without the ones before. The generator is sfc32 (C. Doty-Humphrey, PractRand, public domain).
 */
export function createRandom(seed: number, ...streams: readonly number[]): Random {
  let hash = mix(seed ^ 0x9e3779b9);
  for (const stream of streams) hash = mix(hash ^ mix(stream + 0x6d2b79f5)) + 0x9e3779b9;
  let a = hash | 0;
  let b = mix(hash + 1);
  let c = mix(hash + 2);
  let counter = 1;
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 8; round++) step();
  return {
    next: step,
    between: (from, to) => from + Math.floor(step() * (to - from + 1)),
    chance: (probability) => step() < probability,
    normal: () => {
      let sum = -6;
      for (let round = 0; round < 12; round++) sum += step();
      return sum;
    },
  };
}

/** Cumulative weights, for `pick`. */
export interface Weighted<Item> {
  readonly items: readonly Item[];
  readonly upTo: readonly number[];
  readonly total: number;
}

export function weighted<Item>(rows: readonly (readonly [Item, number])[]): Weighted<Item> {
  const upTo: number[] = [];
  let total = 0;
  for (const [, weight] of rows) {
    total += weight;
    upTo.push(total);
  }
  return { items: rows.map(([item]) => item), upTo, total };
}

/** Draws one item; its chance is its weight. */
export function pick<Item>(from: Weighted<Item>, random: Random): Item {
  const at = random.next() * from.total;
  const index = from.upTo.findIndex((upTo) => at < upTo);
  return from.items[index < 0 ? from.items.length - 1 : index] as Item;
}

export function oneOf<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random.next() * items.length)] as Item;
}
