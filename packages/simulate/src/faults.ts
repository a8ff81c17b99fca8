import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Scene } from "./person.ts";
import type { Random } from "./random.ts";
import type { Resource } from "./resource.ts";

/** Entries that the import must not take as they are. */
export type Fault = "wrong-pressure" | "future-date" | "unknown-code" | "missing-subject" | "half-line";
/** Entries that are taken, and are about something entered already. */
export type Repeat = "entered-twice" | "corrected" | "withdrawn" | "second-record";

interface Draw {
  readonly fault: Fault | null;
  readonly repeat: Repeat | null;
}

/** Draws what is wrong with one entry about a service: mostly nothing. */
export function drawFault(scene: Scene, random: Random): Draw {
  const rates = scene.district.tables.events.imperfections;
  const faults = [
    ["wrong-pressure", rates.wrongPressure],
    ["future-date", rates.futureDate],
    ["unknown-code", rates.unknownCode],
    ["missing-subject", rates.missingSubject],
    ["half-line", rates.halfLine],
  ] as const;
  const repeats = [
    ["entered-twice", rates.enteredTwice],
    ["corrected", rates.corrected],
    ["withdrawn", rates.withdrawn],
  ] as const;
  let at = random.next();
  for (const [fault, rate] of faults) {
    if (at < rate) return { fault, repeat: null };
    at -= rate;
  }
  for (const [repeat, rate] of repeats) {
    if (at < rate) return { fault: null, repeat };
    at -= rate;
  }
  return { fault: null, repeat: null };
}

interface Editable {
  [element: string]: unknown;
}

/** Calls `edit` on every pressure in a copy of the resource and puts in what it returns. */
export function withPressures(resource: Resource, edit: (value: number) => number): Resource {
  const copy = structuredCopy(resource);
  for (const component of (copy.component as { valueQuantity: { value: number } }[] | undefined) ?? [])
    component.valueQuantity.value = edit(component.valueQuantity.value);
  for (const item of (copy.item as { linkId: string; answer: { valueDecimal?: number }[] }[] | undefined) ?? []) {
    const answer = item.answer[0];
    if ((item.linkId === "sbp" || item.linkId === "dbp") && answer?.valueDecimal !== undefined)
      answer.valueDecimal = edit(answer.valueDecimal);
  }
  return copy as unknown as Resource;
}

function structuredCopy(resource: Resource): Editable {
  return JSON.parse(JSON.stringify(resource)) as Editable;
}

function inTheFuture(resource: Resource, today: Day, random: Random): Editable {
  const copy = structuredCopy(resource);
  const day = isoOfDay(today + random.between(20, 900));
  if ("effectiveDateTime" in copy) copy.effectiveDateTime = day;
  if ("authored" in copy) copy.authored = day;
  const item = (copy.item as { linkId: string; answer: unknown[] }[] | undefined)?.find((one) => one.linkId === "day");
  if (item !== undefined) item.answer = [{ valueDate: day }];
  return copy;
}

/** The line of an entry as somebody typed it wrongly. */
export function brokenLine(
  resource: Resource,
  fault: Fault,
  { today, random }: { readonly today: Day; readonly random: Random },
): string {
  if (fault === "wrong-pressure") {
    const [plain, wrong] = [JSON.stringify(resource), JSON.stringify(withPressures(resource, (value) => value * 10))];
    // A visit at which no pressure was taken gets another fault.
    return wrong === plain ? JSON.stringify(inTheFuture(resource, today, random)) : wrong;
  }
  if (fault === "future-date") return JSON.stringify(inTheFuture(resource, today, random));
  if (fault === "unknown-code") return JSON.stringify({ ...resource, status: "finalised" });
  if (fault === "half-line") {
    const line = JSON.stringify(resource);
    return line.slice(0, Math.floor(line.length * (0.3 + random.next() * 0.5)));
  }
  const { subject: _, ...rest } = structuredCopy(resource);
  return JSON.stringify(rest);
}
