import { readFileSync } from "node:fs";
import { dayOfCivil } from "@kangyu/fhir";
import { compileProgramme, parseProgramme, responseOf } from "@kangyu/rules";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formChecker } from "./check-form.ts";

const file = new URL("../../../catalogue/programmes/hypertension/programme.yaml", import.meta.url);
const parsed = parseProgramme(parse(readFileSync(file, "utf8")));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { programme } = parsed;
const check = formChecker([
  compileProgramme(programme, { valueSets: { hypertension: { id: "hypertension", codes: [] } } }),
]);
const today = dayOfCivil(2026, 6, 30);

function visit(values: Record<string, string | number | boolean>, day = dayOfCivil(2024, 5, 1)) {
  return responseOf(programme, "follow-up", { subject: "p", day, institution: "centre-1", values });
}
const codes = (resource: Parameters<typeof check>[0]) =>
  check(resource, today).map(({ code, path }) => `${code} ${path}`);
const at = (linkId: string) => `QuestionnaireResponse.item.where(linkId = '${linkId}')`;

describe("the form of a visit", () => {
  it("is taken where it is right, and with a gap", () => {
    expect(codes(visit({ mode: "1", sbp: 138, dbp: 88 }))).toEqual([]);
    expect(codes(visit({ sbp: 138 }))).toEqual([]);
  });

  it("is refused for what cannot be", () => {
    expect(codes(visit({ mode: "1", sbp: 1200, dbp: 88 }))).toEqual([`value-impossible ${at("sbp")}`]);
    expect(codes(visit({ mode: "9", sbp: 138, dbp: 88 }))).toEqual([`unknown-option ${at("mode")}`]);
    expect(codes(visit({ mode: "1" }, dayOfCivil(2026, 7, 1)))).toEqual([`date-in-future ${at("day")}`]);
  });

  it("is refused for an item or a form that is none", () => {
    const right = visit({ mode: "1" });
    const items = right.item as object[];
    expect(codes({ ...right, item: [...items, { linkId: "sbpp", answer: [{ valueInteger: 1 }] }] })).toEqual([
      `unknown-item ${at("sbpp")}`,
    ]);
    expect(
      codes({ ...right, questionnaire: "https://kangyu.example/fhir/Questionnaire/hypertension-follow-up|0" }),
    ).toEqual(["unknown-questionnaire QuestionnaireResponse.questionnaire"]);
  });

  it("of another origin is not judged", () => {
    expect(codes({ ...visit({ sbp: 1200 }), questionnaire: "https://elsewhere/Questionnaire/x" })).toEqual([]);
    expect(codes({ resourceType: "Patient" })).toEqual([]);
  });
});
