import { describe, expect, it } from "vitest";
import { compileView } from "./compile-view.ts";
import { runView } from "./run-view.ts";
import type { ViewDefinition, ViewSelect } from "./view-definition.ts";

const people = [
  {
    resourceType: "Patient",
    id: "li",
    active: true,
    birthDate: "1960-05",
    name: [{ family: "Li", given: ["Mei", "Hua"], use: "official" }, { family: "Wang" }],
    contact: [
      {
        name: { family: "Zhao" },
        telecom: [
          { system: "phone", value: "1" },
          { system: "email", value: "a" },
        ],
      },
      { name: { family: "Sun" } },
    ],
    managingOrganization: { reference: "Organization/centre-1" },
    link: [{ other: { reference: "Patient/li" } }],
  },
  { resourceType: "Patient", id: "he", active: false, name: [{ family: "He", given: ["Jun"] }] },
  {
    resourceType: "Observation",
    id: "o1",
    valueQuantity: { value: 128, code: "mm[Hg]" },
    effectiveDateTime: "2024-02-29",
  },
  { resourceType: "Observation", id: "o2", valueString: "high" },
];

function rowsOf(view: Partial<ViewDefinition> & { readonly select: readonly ViewSelect[] }) {
  const { view: compiled, problems } = compileView({ resource: "Patient", ...view });
  expect(problems).toEqual([]);
  if (!compiled) throw new Error("view was refused");
  return runView(compiled, people);
}

const id = { name: "id", path: "getResourceKey()" };

describe("a view over resources", () => {
  it("keeps to its type and gives null where an element is missing", () => {
    const { rows } = rowsOf({ select: [{ column: [id, { name: "born", path: "birthDate" }] }] });
    expect(rows).toEqual([
      { id: "li", born: "1960-05" },
      { id: "he", born: null },
    ]);
  });

  it("unnests with forEach, and keeps the empty ones with forEachOrNull", () => {
    const column = [{ name: "contact", path: "name.family" }];
    const strict = rowsOf({ select: [{ column: [id] }, { forEach: "contact", column }] });
    expect(strict.rows).toEqual([
      { id: "li", contact: "Zhao" },
      { id: "li", contact: "Sun" },
    ]);
    const kept = rowsOf({ select: [{ column: [id] }, { forEachOrNull: "contact", column }] });
    expect(kept.rows).toContainEqual({ id: "he", contact: null });
    expect(kept.rows).toHaveLength(3);
  });

  it("multiplies sibling selects and nests others", () => {
    const { rows } = rowsOf({
      select: [
        { forEach: "name", column: [{ name: "family", path: "family" }] },
        {
          forEach: "contact",
          column: [{ name: "contact", path: "name.family" }],
          select: [{ forEachOrNull: "telecom", column: [{ name: "system", path: "system" }] }],
        },
      ],
    });
    expect(rows.map((row) => `${row.family}/${row.contact}/${row.system}`)).toEqual([
      "Li/Zhao/phone",
      "Li/Zhao/email",
      "Li/Sun/null",
      "Wang/Zhao/phone",
      "Wang/Zhao/email",
      "Wang/Sun/null",
    ]);
  });

  it("puts the branches of a unionAll under one another", () => {
    const { rows } = rowsOf({
      select: [
        { column: [id] },
        {
          unionAll: [
            { forEach: "name", column: [{ name: "text", path: "family" }] },
            { forEach: "contact.telecom", column: [{ name: "text", path: "value" }] },
          ],
        },
      ],
    });
    expect(rows.map((row) => `${row.id}:${row.text}`)).toEqual(["li:Li", "li:Wang", "li:1", "li:a", "he:He"]);
  });

  it("filters with where and constants, and knows its row number", () => {
    const { rows } = rowsOf({
      constant: [{ name: "use", valueCode: "official" }],
      where: [{ path: "name.where(use = %use).exists()" }, { path: "active" }],
      select: [{ column: [id] }, { forEach: "contact", column: [{ name: "no", path: "%rowIndex" }] }],
    });
    expect(rows).toEqual([
      { id: "li", no: 0 },
      { id: "li", no: 1 },
    ]);
  });

  it("follows repeat to any depth", () => {
    const form = {
      resourceType: "QuestionnaireResponse",
      item: [{ linkId: "1", item: [{ linkId: "1.1" }] }, { linkId: "2" }],
    };
    const { view } = compileView({
      resource: "QuestionnaireResponse",
      select: [{ repeat: ["item"], column: [{ name: "link", path: "linkId" }] }],
    });
    expect(view && runView(view, [form]).rows.map((row) => row.link)).toEqual(["1", "1.1", "2"]);
  });

  it("gives collections as arrays and complains of many values elsewhere", () => {
    const collected = rowsOf({ select: [{ column: [id, { name: "given", path: "name.given", collection: true }] }] });
    expect(collected.rows[0]).toEqual({ id: "li", given: ["Mei", "Hua"] });
    const single = rowsOf({ select: [{ column: [{ name: "given", path: "name.given" }] }] });
    expect(single.problems).toEqual([{ code: "many-values", path: ".select[0].column[0]", detail: "resource 0" }]);
    const where = rowsOf({ where: [{ path: "name.family" }], select: [{ column: [id] }] });
    expect(where.problems.map((problem) => problem.code)).toEqual(["where-not-boolean", "where-not-boolean"]);
  });

  it("reads choice elements by type only", () => {
    const { view } = compileView({
      resource: "Observation",
      select: [
        {
          column: [
            { name: "number", path: "value.ofType(Quantity).value" },
            { name: "text", path: "value.ofType(string)" },
            { name: "on", path: "effective.ofType(dateTime)" },
          ],
        },
      ],
    });
    expect(view && runView(view, people).rows).toEqual([
      { number: 128, text: null, on: "2024-02-29" },
      { number: null, text: "high", on: null },
    ]);
  });

  it("joins keys of references of the asked type", () => {
    const { rows } = rowsOf({
      select: [
        {
          column: [
            { name: "self", path: "link.other.getReferenceKey(Patient) = getResourceKey()" },
            { name: "wrong", path: "managingOrganization.getReferenceKey(Patient)" },
            { name: "organisation", path: "managingOrganization.getReferenceKey()" },
          ],
        },
      ],
    });
    expect(rows[0]).toEqual({ self: true, wrong: null, organisation: "centre-1" });
  });

  it("finds the bounds of partial dates", () => {
    const { rows } = rowsOf({
      select: [
        {
          column: [
            { name: "low", path: "birthDate.lowBoundary()" },
            { name: "high", path: "birthDate.highBoundary()" },
          ],
        },
      ],
    });
    expect(rows[0]).toEqual({ low: "1960-05-01", high: "1960-05-31" });
  });
});

describe("a view that is wrong", () => {
  const column = [{ name: "id", path: "id" }];
  it.each([
    ["nothing", {}, "view-shape"],
    ["no resource", { select: [{ column }] }, "view-shape"],
    ["no parse", { resource: "Patient", select: [{ forEach: "name.where(" }] }, "view-path"],
    [
      "no such constant",
      { resource: "Patient", select: [{ column: [{ name: "a", path: "id = %who" }] }] },
      "view-path",
    ],
    [
      "no such function",
      { resource: "Patient", select: [{ column: [{ name: "a", path: "name.shuffle()" }] }] },
      "view-path",
    ],
    ["a number for a path", { resource: "Patient", select: [{ forEach: 1 }] }, "view-shape"],
    ["one name twice", { resource: "Patient", select: [{ column }, { column }] }, "view-columns"],
    [
      "branches that differ",
      { resource: "Patient", select: [{ unionAll: [{ column }, { column: [{ name: "b", path: "id" }] }] }] },
      "view-columns",
    ],
  ])("is refused: %s", (_name, view, code) => {
    const { view: compiled, problems } = compileView(view);
    expect(compiled).toBeNull();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});
