import type { LateRule, Layout, Slots } from "../cel/value.ts";

/** How values of facts of one code are made that do not simply stand in them. */
export interface LateRules {
  readonly rules: ReadonlyMap<string, LateRule>;
  /** Bindings whose rules for a code have one key read its facts alike; null: nobody else reads them so. */
  readonly key: string | null;
}

interface Open extends Layout {
  rules: (LateRule | undefined)[];
  blank: undefined[];
}

/** The layouts of a definition while it is compiled. Bindings that read a fact alike share one, and so its row. */
export class Layouts {
  readonly slots: Slots;
  readonly #shared = new Map<string, Open>();
  readonly #made: { readonly layout: Open; readonly rules: LateRules["rules"] }[] = [];

  constructor(slots: Slots) {
    this.slots = slots;
  }

  of(code: string, { rules, key }: LateRules): Layout {
    const shared = key === null ? undefined : this.#shared.get(`${code} ${key}`);
    if (shared !== undefined) return shared;
    const layout: Open = { rules: [], blank: [] };
    this.#made.push({ layout, rules });
    if (key !== null) this.#shared.set(`${code} ${key}`, layout);
    return layout;
  }

  /** Gives every value that some expression reads its place: once all are compiled. */
  finish(): void {
    const { names } = this.slots;
    for (const { layout, rules } of this.#made) {
      layout.rules = names.map((name) => rules.get(name));
      layout.blank = names.map(() => undefined);
    }
  }
}
