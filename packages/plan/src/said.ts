/** A figure that a sentence says of something: what, how it is printed, and for which year where the words beside it name one. */
export interface Said {
  readonly name: string;
  /** With the words that make it a bound or a change: 不低于90%, 下降10%. */
  readonly figure: string;
  readonly unit: string | null;
  readonly year: number | null;
  /** What it was before: 由2020年的5.12张增加到6.3张. */
  readonly from: { readonly figure: string; readonly year: number | null } | null;
  /** One of a list of figures for as many names. */
  readonly isListed?: boolean;
  /** Where the figure begins in the sentence. */
  readonly at: number;
  readonly end: number;
  /** How the figure is tied to its name: by a word (达到), by standing after it, as a share of somebody, as so many new ones. */
  readonly by: "word" | "place" | "change" | "share" | "count";
}
