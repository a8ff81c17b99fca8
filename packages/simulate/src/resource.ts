import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Scene } from "./person.ts";

/** A FHIR R4 resource as plain JSON. */
export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: Meta;
  readonly [element: string]: unknown;
}

interface Meta {
  readonly lastUpdated: string;
  readonly tag: readonly { readonly system: string; readonly code: string }[];
}

export const EXTENSION = "https://kangyu.example/fhir/StructureDefinition";
const TAG = [{ system: "https://kangyu.example/fhir/tags", code: "simulated" }] as const;

/** The instant at which something was entered: in working hours of the day, in China's time. */
function instantOf(day: Day, salt: number): string {
  const minutes = 480 + ((Math.imul(salt + 1, 2_654_435_761) >>> 0) % 570);
  const [hour, minute] = [String(Math.floor(minutes / 60)), String(minutes % 60)];
  return `${isoOfDay(day)}T${hour.padStart(2, "0")}:${minute.padStart(2, "0")}:00+08:00`;
}

export function metaOf(recorded: Day, salt: number): Meta {
  return { lastUpdated: instantOf(recorded, salt), tag: TAG };
}

export function patientId(scene: Scene, n: number): string {
  return `${scene.prefix}-${n}`;
}

export function reference(type: string, id: string): { reference: string } {
  return { reference: `${type}/${id}` };
}

/** A FHIR period from the first day on; its end is the last day that belongs to it, so one before the exclusive `to`. */
export function periodOf(from: Day, to: Day | null): { start: string; end?: string } {
  return to === null ? { start: isoOfDay(from) } : { start: isoOfDay(from), end: isoOfDay(Math.max(from, to - 1)) };
}
