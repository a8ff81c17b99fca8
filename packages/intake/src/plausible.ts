import { type Day, dayOfCivil, EVENT_DAYS, partialDay } from "@kangyu/fhir";
import type { Finding } from "./validator.ts";

type Json = Readonly<Record<string, unknown>>;

/** Spans whose end cannot come before their start. */
const SPANS = [
  "period",
  "effectivePeriod",
  "performedPeriod",
  "onsetPeriod",
  "billablePeriod",
  "statusHistory.period",
  "address.period",
];

/** What a living body can show, by LOINC code and unit: outside it is a slip of the pen. Inclusive; local choice. */
const POSSIBLE: Readonly<Record<string, { readonly unit: string; readonly low: number; readonly high: number }>> = {
  "8480-6": { unit: "mm[Hg]", low: 40, high: 300 },
  "8462-4": { unit: "mm[Hg]", low: 20, high: 200 },
  "8867-4": { unit: "/min", low: 20, high: 250 },
  "29463-7": { unit: "kg", low: 0.3, high: 400 },
  "8302-2": { unit: "cm", low: 20, high: 260 },
  "8310-5": { unit: "Cel", low: 25, high: 45 },
};

const EARLIEST: Day = dayOfCivil(1850, 1, 1);

/** What is well formed but cannot be true, given the day today in the district. */
export function implausible(resource: Json, today: Day): Finding[] {
  const type = String(resource.resourceType);
  const findings: Finding[] = [];
  for (const element of EVENT_DAYS[type] ?? []) checkEventDays({ resource, element, today }, findings);
  for (const element of SPANS)
    eachValue(resource, element.split("."), type, (value, path) => checkSpan(value, path, findings));
  if (type === "Patient") checkLife(resource, findings);
  if (type === "Observation") checkMeasurements(resource, findings);
  return findings;
}

function checkEventDays(
  { resource, element, today }: { resource: Json; element: string; today: Day },
  findings: Finding[],
): void {
  eachValue(resource, element.split("."), String(resource.resourceType), (value, path) => {
    const range = typeof value === "string" ? partialDay(value) : null;
    if (range === null) return;
    if (range.from > today) findings.push({ code: "date-in-future", path, detail: "" });
    else if (range.to <= EARLIEST) findings.push({ code: "date-too-early", path, detail: "" });
  });
}

function checkSpan(value: unknown, path: string, findings: Finding[]): void {
  const { start, end } = (value ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  if (typeof start !== "string" || typeof end !== "string") return;
  const [first, last] = [partialDay(start), partialDay(end)];
  if (first && last && last.to <= first.from) findings.push({ code: "end-before-start", path, detail: "" });
}

function checkLife(resource: Json, findings: Finding[]): void {
  const birth = typeof resource.birthDate === "string" ? partialDay(resource.birthDate) : null;
  const death = typeof resource.deceasedDateTime === "string" ? partialDay(resource.deceasedDateTime) : null;
  if (birth && death && death.to <= birth.from)
    findings.push({ code: "death-before-birth", path: "Patient.deceasedDateTime", detail: "" });
}

function checkMeasurements(resource: Json, findings: Finding[]): void {
  checkMeasurement(resource, "Observation", findings);
  if (!Array.isArray(resource.component)) return;
  for (const [index, component] of resource.component.entries())
    checkMeasurement(component as Json, `Observation.component[${index}]`, findings);
}

function checkMeasurement(item: Json, path: string, findings: Finding[]): void {
  const quantity = item.valueQuantity as { readonly value?: unknown; readonly code?: unknown } | undefined;
  if (typeof quantity?.value !== "number") return;
  const codings = (item.code as { readonly coding?: unknown } | undefined)?.coding;
  if (!Array.isArray(codings)) return;
  for (const coding of codings as { readonly system?: unknown; readonly code?: unknown }[]) {
    const range = coding.system === "http://loinc.org" ? POSSIBLE[String(coding.code)] : undefined;
    if (!range || (quantity.code !== undefined && quantity.code !== range.unit)) continue;
    if (quantity.value < range.low || quantity.value > range.high) {
      const detail = `${range.low}–${range.high} ${range.unit}`;
      findings.push({ code: "value-impossible", path: `${path}.valueQuantity.value`, detail });
    }
  }
}

function eachValue(
  value: unknown,
  [name, ...rest]: readonly string[],
  path: string,
  visit: (value: unknown, path: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachValue(item, [name ?? "", ...rest], `${path}[${index}]`, visit);
    return;
  }
  if (typeof value !== "object" || value === null || name === undefined) return;
  const item = (value as Json)[name];
  if (item === undefined) return;
  if (rest.length > 0) eachValue(item, rest, `${path}.${name}`, visit);
  else if (Array.isArray(item)) for (const [index, each] of item.entries()) visit(each, `${path}.${name}[${index}]`);
  else visit(item, `${path}.${name}`);
}
