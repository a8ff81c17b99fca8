import { type Day, type Fact, isoOfDay } from "@kangyu/fhir";
import { encodeKey, type Resident } from "@kangyu/store";
import type { z } from "zod";
import type { resident } from "../contract/index.ts";

export type ResidentRow = z.infer<typeof resident.residentRow>;
type BloodPressure = z.infer<typeof resident.resident>["bloodPressures"][number];
type ShownFact = z.infer<typeof resident.fact>;

export function isoOrNull(day: Day | null): string | null {
  return day === null ? null : isoOfDay(day);
}

/** First six and last two characters: enough to tell people apart, not enough to be one. */
function maskedId(id: string | null): string | null {
  if (id === null) return null;
  return id.length <= 8 ? "*".repeat(id.length) : `${id.slice(0, 6)}${"*".repeat(id.length - 8)}${id.slice(-2)}`;
}

/** A telephone number with its middle hidden. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  return phone.length <= 7 ? "*".repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

export function residentRow(one: Resident): ResidentRow {
  return {
    key: encodeKey(one.record),
    name: one.name,
    sex: one.sex,
    birth: isoOrNull(one.birth),
    death: isoOrNull(one.death),
    place: one.place,
    idMasked: maskedId(one.residentId),
    world: one.world,
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/** Every measurement of a blood pressure, oldest first, whichever form or message it came by: a fact with either value. */
export function bloodPressuresOf(facts: readonly Fact[]): BloodPressure[] {
  return facts
    .filter(({ values }) => numberOf(values.sbp) !== null || numberOf(values.dbp) !== null)
    .toSorted((a, b) => a.day - b.day || a.knownFrom - b.knownFrom)
    .map(({ day, values, origin }) => {
      return { day: isoOfDay(day), sbp: numberOf(values.sbp), dbp: numberOf(values.dbp), origin };
    });
}

export function shownFact(fact: Fact): ShownFact {
  return {
    code: fact.code,
    day: isoOfDay(fact.day),
    until: isoOrNull(fact.until),
    values: { ...fact.values },
    origin: fact.origin,
    institution: fact.institution,
    knownFrom: new Date(fact.knownFrom).toISOString(),
    knownTo: fact.knownTo === null ? null : new Date(fact.knownTo).toISOString(),
  };
}
