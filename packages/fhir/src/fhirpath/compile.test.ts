import { parseFhirPath } from "@medplum/core";
import { describe, expect, it } from "vitest";
import type { Scope } from "./collection.ts";
import { compilePath } from "./compile.ts";
import { libraryEvaluate } from "./library.ts";

const patient = {
  resourceType: "Patient",
  id: "p",
  active: true,
  birthDate: "1960-05-17",
  name: [
    { use: "official", family: "Li", given: ["Mei", "Hua"] },
    { use: "old", family: "Wang", given: ["Mei"] },
  ],
  telecom: [{ system: "phone", value: "1", rank: 2 }, { system: "phone", value: "2", rank: 1 }, { system: "email" }],
  extension: [
    { url: "urn:a", valueCode: "x" },
    { url: "urn:b", valueInteger: 3 },
  ],
  multipleBirthInteger: 2,
};
const empty = { resourceType: "Patient", id: "e" };

/** Both evaluators read these the same way; the library is the reference. */
const expressions = [
  "id",
  "Patient.name.family",
  "name.given",
  "name.given.first()",
  "name.given.last()",
  "name.where(use = 'official').family",
  "name.where(use = 'official' and family = 'Li').given",
  "name.where(given.count() = 1).family",
  "name.where(use != 'old').family",
  "name[1].family",
  "name[7].family",
  "name.exists()",
  "name.exists(use = 'old')",
  "contact.empty()",
  "name.empty().not()",
  "active and name.exists()",
  "active and contact.exists()",
  "active or unknownElement",
  "active = true",
  "active implies name.exists()",
  "name.count() > 1",
  "telecom.rank.where($this > 1)",
  "telecom.where(rank >= 1).value",
  "telecom.rank.first() + 1",
  "telecom.rank.first() * 2 - 1",
  "7 div 2",
  "7 mod 2",
  "extension('urn:a').value",
  "extension('urn:a').value.ofType(code)",
  "extension.where(url = 'urn:b').value.ofType(integer)",
  "multipleBirth.ofType(integer)",
  "multipleBirth",
  "name.given | name.family",
  "name.given.distinct()",
  "'Li' in name.family",
  "name.family contains 'Wang'",
  "iif(active, 'yes', 'no')",
  "birthDate < '1970-01-01'",
  "id.startsWith('p')",
  "name.family.first().substring(1)",
  "name.family.first() & '!'",
  "name.select(given.first() & ' ' & family)",
  "name.given.all($this.exists())",
  "{}",
  "name.family = name.family",
  "name.first() = name.first()",
  "'a' = {}",
];

describe("the compiled closures of an expression", () => {
  it.each(expressions)("agree with the library: %s", (expression) => {
    for (const resource of [patient, empty]) {
      const scope: Scope = { resource, constants: {}, rowIndex: 0 };
      const compiled = compilePath(expression, new Set());
      if (!compiled.ok) throw new Error(compiled.detail);
      const expected = libraryEvaluate(parseFhirPath(expression))(scope, [resource]);
      expect(compiled.evaluate(scope, [resource])).toEqual(expected);
    }
  });

  it("hand the library what they do not reach themselves", () => {
    const compiled = compilePath("name.repeat(given).count() = 0 or id.toChars().count() = 1", new Set());
    if (!compiled.ok) throw new Error(compiled.detail);
    expect(compiled.evaluate({ resource: patient, constants: {}, rowIndex: 0 }, [patient])).toEqual([true]);
  });

  it("do not find a choice element under the name of another element", () => {
    const compiled = compilePath("birth", new Set());
    if (!compiled.ok) throw new Error(compiled.detail);
    expect(compiled.evaluate({ resource: { birthdate: 1 }, constants: {}, rowIndex: 0 }, [{ birthdate: 1 }])).toEqual(
      [],
    );
  });
});
