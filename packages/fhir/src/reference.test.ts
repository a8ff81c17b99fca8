import { describe, expect, it } from "vitest";
import { mapReferences, parseReference, referencesIn } from "./reference.ts";
import { subjectOf } from "./subject.ts";

describe("a reference", () => {
  it.each([
    ["Patient/a-1", { kind: "literal", base: null, type: "Patient", id: "a-1" }],
    ["Patient/a-1/_history/3", { kind: "literal", base: null, type: "Patient", id: "a-1" }],
    ["https://x.cn/fhir/Patient/a", { kind: "literal", base: "https://x.cn/fhir", type: "Patient", id: "a" }],
    ["urn:uuid:1-2", { kind: "urn", urn: "urn:uuid:1-2" }],
    ["#med", { kind: "contained", id: "med" }],
    ["Organization?identifier=a|b", { kind: "conditional", type: "Organization", query: "identifier=a|b" }],
    ["somewhere", { kind: "other", text: "somewhere" }],
  ])("%s is read", (text, expected) => expect(parseReference(text)).toEqual(expected));

  it("is changed everywhere in a resource, and nothing else is copied", () => {
    const resource = {
      resourceType: "Observation",
      subject: { reference: "urn:uuid:1" },
      performer: [{ reference: "Organization/o" }, { reference: "urn:uuid:1" }],
      code: { text: "urn:uuid:1" },
    };
    const changed = mapReferences(resource, (text) => (text === "urn:uuid:1" ? "Patient/p" : text));
    expect(referencesIn(changed)).toEqual(["Patient/p", "Organization/o", "Patient/p"]);
    expect(changed.code).toBe(resource.code);
    expect(resource.subject.reference).toBe("urn:uuid:1");
    expect(mapReferences(resource, (text) => text)).toBe(resource);
  });
});

describe("whose a resource is", () => {
  it.each([
    [
      { resourceType: "Patient", id: "p" },
      { kind: "person", reference: "Patient/p" },
    ],
    [
      { resourceType: "Observation", subject: { reference: "urn:uuid:1" } },
      { kind: "person", reference: "urn:uuid:1" },
    ],
    [
      { resourceType: "Immunization", patient: { reference: "Patient/p" } },
      { kind: "person", reference: "Patient/p" },
    ],
    [
      { resourceType: "QuestionnaireResponse", source: { reference: "Patient/p" } },
      { kind: "person", reference: "Patient/p" },
    ],
    [
      {
        resourceType: "Appointment",
        participant: [{ actor: { reference: "Location/l" } }, { actor: { reference: "Patient/p" } }],
      },
      { kind: "person", reference: "Patient/p" },
    ],
    [
      { resourceType: "Observation", subject: { reference: "Group/g" } },
      { kind: "missing", element: "subject" },
    ],
    [{ resourceType: "Organization", id: "o" }, { kind: "shared" }],
    [{ resourceType: "Spaceship" }, { kind: "unknown-type" }],
    ["text", { kind: "unknown-type" }],
  ])("%j", (resource, expected) => expect(subjectOf(resource)).toEqual(expected));
});
