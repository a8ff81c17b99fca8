import { dayOfCivil } from "@kangyu/fhir";
import { describe, expect, it } from "vitest";
import { checkRow, type RowContext } from "./check-row.ts";
import { decoderOf } from "./encoding.ts";
import { makeJudge } from "./judge.ts";

const now = Date.UTC(2026, 5, 30);
const context: RowContext = {
  ...makeJudge({ now: () => now }),
  decode: decoderOf("utf-8"),
  entries: false,
  aliases: new Map(),
  place: null,
  isPlace: (code) => code === "690101001001",
  today: dayOfCivil(2026, 6, 30),
  now,
};

function check(value: unknown, change: Partial<RowContext> = {}) {
  const bytes = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  return checkRow({ bytes, line: 3, end: 0, cut: false }, { ...context, ...change });
}
function refusal(value: unknown) {
  const checked = check(value);
  return checked.ok ? "accepted" : `${checked.refusal.code} ${checked.refusal.path ?? ""}`.trim();
}

const subject = { reference: "Patient/p" };
const panel = (sbp: number, day: string) => ({
  resourceType: "Observation",
  id: "o",
  status: "final",
  subject,
  effectiveDateTime: day,
  code: { coding: [{ system: "http://loinc.org", code: "85354-9" }] },
  component: [
    {
      code: { coding: [{ system: "http://loinc.org", code: "8480-6" }] },
      valueQuantity: { value: sbp, unit: "mmHg", system: "http://unitsofmeasure.org", code: "mm[Hg]" },
    },
  ],
});

describe("a row", () => {
  it.each([
    ["half a line", '{"resourceType":"Pat', "not-json"],
    [
      "a blood pressure of 1,200",
      panel(1200, "2024-01-01"),
      "value-impossible Observation.component[0].valueQuantity.value",
    ],
    ["a date in the future", panel(120, "2026-07-01"), "date-in-future Observation.effectiveDateTime"],
    ["a date long ago", panel(120, "1724-01-01"), "date-too-early Observation.effectiveDateTime"],
    ["an unknown code", { ...panel(120, "2024-01-01"), status: "ok" }, "unknown-code Observation.status"],
    ["no person", { ...panel(120, "2024-01-01"), subject: undefined }, "no-subject Observation.subject"],
    ["a birth to come", { resourceType: "Patient", id: "p", birthDate: "2027" }, "date-in-future Patient.birthDate"],
    [
      "a death before the birth",
      { resourceType: "Patient", id: "p", birthDate: "1990-05", deceasedDateTime: "1990-04-30" },
      "death-before-birth Patient.deceasedDateTime",
    ],
    [
      "an end before the start",
      {
        resourceType: "EpisodeOfCare",
        status: "finished",
        patient: subject,
        period: { start: "2024-02-01", end: "2024-01-31" },
      },
      "end-before-start EpisodeOfCare.period",
    ],
    ["a type that is not kept", { resourceType: "Parameters" }, "unknown-type resourceType"],
  ])("is refused for %s", (_name, value, expected) => expect(refusal(value)).toBe(expected));

  it("passes at the edges", () => {
    expect(refusal(panel(300, "2026-06-30"))).toBe("accepted");
    expect(refusal(panel(40, "2026-06-30T23:59:00+08:00"))).toBe("accepted");
    expect(refusal({ resourceType: "Patient", id: "p", birthDate: "1990-05", deceasedDateTime: "1990-05-01" })).toBe(
      "accepted",
    );
  });

  it("is kept with its bytes and its line", () => {
    const checked = check("{no");
    expect(checked).toEqual({
      ok: false,
      refusal: { line: 3, bytes: Buffer.from("{no"), code: "not-json", path: null, detail: "" },
    });
  });

  it("gets an id from its content, the same every time", () => {
    const { id, ...nameless } = panel(120, "2024-01-01");
    const [first, second] = [check(nameless), check(nameless)];
    expect(id).toBe("o");
    expect(first.ok && first.incoming.resource.id).toMatch(/^[0-9a-f]{32}$/);
    expect(first).toEqual(second);
  });

  it("was known when the sender says, but not after now", () => {
    const said = check({ ...panel(120, "2024-01-01"), meta: { lastUpdated: "2024-01-05T10:00:00+08:00" } });
    expect(said.ok && said.incoming.knownFrom).toBe(Date.UTC(2024, 0, 5, 2));
    const later = check({ ...panel(120, "2024-01-01"), meta: { lastUpdated: "2030-01-05T10:00:00Z" } });
    expect(later.ok && later.incoming.knownFrom).toBe(now);
  });

  it("of a Bundle has its references made good", () => {
    const aliases = new Map([
      ["urn:uuid:1", "Patient/1"],
      ["Organization?identifier=a|b", "Organization/o"],
    ]);
    const resource = {
      ...panel(120, "2024-01-01"),
      subject: { reference: "urn:uuid:1" },
      performer: [{ reference: "Organization?identifier=a|b" }],
    };
    const checked = check({ fullUrl: "urn:uuid:9", resource }, { entries: true, aliases });
    expect(checked).toMatchObject({
      ok: true,
      incoming: { subject: "Patient/1", resource: { performer: [{ reference: "Organization/o" }] } },
    });
  });

  it.each([
    ["https://his.example/fhir/Patient/7", "Patient/7"],
    ["Patient/7/_history/2", "Patient/7"],
    ["urn:uuid:7", "Patient/7"],
  ])("knows its person as %s", (reference, person) => {
    const checked = check({ ...panel(120, "2024-01-01"), subject: { reference } });
    expect(checked).toMatchObject({
      ok: true,
      incoming: { subject: person, resource: { subject: { reference: person } } },
    });
  });

  it("gives a residence to those whose address is not one of ours", () => {
    const url = "https://kangyu.example/fhir/StructureDefinition/place";
    const placed = (address: object[] | undefined) => {
      const checked = check({ resourceType: "Patient", id: "p", address }, { place: "690101001001" });
      return checked.ok ? checked.incoming.resource.address : null;
    };
    const here = [{ extension: [{ url, valueCode: "690101001001" }] }];
    expect(placed(undefined)).toEqual(here);
    expect(placed([{ city: "Boston" }])).toEqual([{ city: "Boston", ...here[0] }]);
    expect(placed(here)).toEqual(here);
    expect(placed([{ extension: [{ url, valueCode: "110101001001" }] }])).toEqual(here);
  });
});
