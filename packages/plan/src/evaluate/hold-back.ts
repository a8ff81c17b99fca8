/** A place, an institution or a group with its own share of the figure. */
export interface Part {
  readonly code: string;
  readonly numerator: number;
  readonly denominator: number;
}

export interface Contribution extends Part {
  /** In the indicator's unit; null where nobody is in the denominator. */
  readonly value: number | null;
  /**
   * How many more would have to be in (fewer, where the figure should fall) for this part to be at the district's path;
   * below 0 where it is better than that. Contributions of parts that make up the district add up to the district's.
   */
  readonly short: number;
}

export interface HoldBackQuestion {
  readonly parts: readonly Part[];
  /** The district's path on the day, in the indicator's unit. */
  readonly path: number;
  readonly multiplier: number;
  readonly direction: "up" | "down";
}

/** (path − rate of the part) × denominator, the largest first; a part with nobody in the denominator holds nothing back. */
export function holdBack({ parts, path, multiplier, direction }: HoldBackQuestion): Contribution[] {
  const sign = direction === "up" ? 1 : -1;
  return parts
    .map((part) => ({
      ...part,
      value: part.denominator === 0 ? null : (part.numerator / part.denominator) * multiplier,
      short: sign * ((path / multiplier) * part.denominator - part.numerator),
    }))
    .sort((a, b) => b.short - a.short || (a.code < b.code ? -1 : 1));
}
