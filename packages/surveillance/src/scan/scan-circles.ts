/** A place with its centroid: longitude and latitude in degrees, or plane coordinates in any one unit. */
export interface ScanPlace {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly population: number;
}

/** For each centre the places in order of distance, as long as the circle keeps to its share. */
export interface Circles {
  readonly order: Int32Array;
  /** `order[starts[c] .. starts[c + 1])` belongs to centre c. */
  readonly starts: Int32Array;
  /** Share of the whole (population or cases) inside, for each entry of `order`. */
  readonly share: Float64Array;
  /** 1 where the circle is whole: places equally far enter together, so that the order of places does not matter. */
  readonly isWhole: Uint8Array;
}

const RADIANS = Math.PI / 180;
const EARTH_KM = 6371.0088;

/** Great-circle distance in km (haversine) or, in the plane, the straight one. */
export function distanceBetween(a: ScanPlace, b: ScanPlace, isGeographic: boolean): number {
  if (!isGeographic) return Math.hypot(a.x - b.x, a.y - b.y);
  const half = (angle: number) => Math.sin((angle * RADIANS) / 2) ** 2;
  const root = half(b.y - a.y) + Math.cos(a.y * RADIANS) * Math.cos(b.y * RADIANS) * half(b.x - a.x);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(root)));
}

interface CircleLimits {
  /** What the share is counted of, one a place. */
  readonly weights: readonly number[];
  readonly maxShare: number;
  readonly isGeographic: boolean;
}

/** Circles around each centroid through the others, up to a share of the whole; one place alone is always a circle. */
export function circlesOf(places: readonly ScanPlace[], { weights, maxShare, isGeographic }: CircleLimits): Circles {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [order, starts, share, isWhole]: [number[], number[], number[], number[]] = [[], [0], [], []];
  for (const centre of places) {
    const distances = places.map((place) => distanceBetween(centre, place, isGeographic));
    const distance = (index: number | undefined) =>
      index === undefined ? Number.POSITIVE_INFINITY : (distances[index] ?? 0);
    const near = places.map((_, i) => i).sort((i, j) => distance(i) - distance(j) || i - j);
    const first = order.length;
    let sum = 0;
    for (const [rank, index] of near.entries()) {
      sum += weights[index] ?? 0;
      const isEnd = distance(near[rank + 1]) - distance(index) > 1e-9;
      if (order.length > first && sum > maxShare * total) break;
      order.push(index);
      share.push(total > 0 ? sum / total : 0);
      isWhole.push(isEnd ? 1 : 0);
    }
    starts.push(order.length);
  }
  return {
    order: Int32Array.from(order),
    starts: Int32Array.from(starts),
    share: Float64Array.from(share),
    isWhole: Uint8Array.from(isWhole),
  };
}
