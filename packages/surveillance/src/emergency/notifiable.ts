import { type DefinitionProblem, isRecord, isTranslated, type Translated } from "../events/definition.ts";
import type { ClockFacts } from "./clocks.ts";

export type DiseaseClass = "A" | "B" | "C";

export interface NotifiableDisease {
  readonly id: string;
  readonly name: Translated;
  readonly class: DiseaseClass;
  /** How it is handled, where that is not by its class; by trait of the case where only some forms are. */
  readonly managed?: DiseaseClass;
  readonly managedBy?: Readonly<Record<string, DiseaseClass>>;
  readonly card?: string;
  /** Any case is also information on an emergency. */
  readonly anyIsEvent?: boolean;
  /** Carriers are reported too. */
  readonly carriers?: boolean;
}

export type NotifiableProblem = DefinitionProblem<"notifiable">;

/** Reads the list of notifiable diseases (`catalogue/alerts/notifiable.yaml`). */
export function readNotifiable(definition: unknown): {
  readonly diseases: readonly NotifiableDisease[];
  readonly problems: readonly NotifiableProblem[];
} {
  const list = isRecord(definition) && Array.isArray(definition.diseases) ? (definition.diseases as unknown[]) : [];
  const problems: NotifiableProblem[] = [];
  const seen = new Set<string>();
  const classes: readonly unknown[] = ["A", "B", "C", undefined];
  for (const [i, one] of list.entries()) {
    const isGood =
      isRecord(one) &&
      typeof one.id === "string" &&
      !seen.has(one.id) &&
      isTranslated(one.name) &&
      one.class !== undefined &&
      classes.includes(one.class) &&
      classes.includes(one.managed);
    if (isGood) seen.add(String(one.id));
    else
      problems.push({
        code: "notifiable",
        path: `diseases[${i}]`,
        detail: "an id of its own, a name and a class are expected",
      });
  }
  if (list.length === 0) problems.push({ code: "notifiable", path: "diseases", detail: "a list is expected" });
  return { diseases: problems.length === 0 ? (list as NotifiableDisease[]) : [], problems };
}

export interface ReportedCase {
  readonly disease: string;
  readonly traits?: readonly string[];
  /** `suspected`, `clinical`, `confirmed`, `carrier`; null where it is not known. */
  readonly case: string | null;
  /** `single`, `outbreak`, `emerging`, `unknown-cause`; single where absent. */
  readonly occasion?: string;
}

/** What the clock of the report card asks of a case; null for a disease that is not on the list. */
export function clockFactsOf(diseases: readonly NotifiableDisease[], one: ReportedCase): ClockFacts | null {
  const disease = diseases.find(({ id }) => id === one.disease);
  if (disease === undefined) return null;
  const byTrait = (one.traits ?? []).flatMap((trait) => disease.managedBy?.[trait] ?? []);
  return {
    managed: byTrait[0] ?? disease.managed ?? disease.class,
    case: one.case,
    occasion: one.occasion ?? "single",
    "carrier-reported": disease.carriers === true ? "yes" : "no",
  };
}
