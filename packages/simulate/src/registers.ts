import type { Scene } from "./person.ts";
import { createRandom, oneOf, pick } from "./random.ts";
import { EXTENSION, metaOf, type Resource, reference } from "./resource.ts";

const STAFF_STREAM = 9;

/** Organizations and the people who work there: shared registers, which name no resident. */
export function* registersOf(scene: Scene): Generator<Resource> {
  const { institutions, names } = scene.district.tables;
  const random = createRandom(scene.seed, STAFF_STREAM);
  for (const row of institutions.institutions) {
    yield {
      resourceType: "Organization",
      id: row.id,
      meta: metaOf(scene.from, 0),
      extension: [{ url: `${EXTENSION}/place`, valueCode: row.place }],
      active: true,
      type: [{ coding: [{ system: "https://kangyu.example/fhir/institution-kind", code: row.kind }] }],
      name: row.name.zh,
      alias: [row.name.en],
      ...(row.parent === null ? {} : { partOf: reference("Organization", row.parent) }),
    };
    for (let no = 1; no <= (row.kind === "clinic" ? 1 : 2); no++) {
      const [family, given] = [pick(scene.district.surnames, random), oneOf(names.female.old, random)];
      const id = `${row.id}-p${no}`;
      yield {
        resourceType: "Practitioner",
        id,
        meta: metaOf(scene.from, 0),
        active: true,
        name: [{ use: "official", text: family + given, family, given: [given] }],
      };
      yield {
        resourceType: "PractitionerRole",
        id: `${id}-r`,
        meta: metaOf(scene.from, 0),
        active: true,
        practitioner: reference("Practitioner", id),
        organization: reference("Organization", row.id),
      };
    }
  }
}
