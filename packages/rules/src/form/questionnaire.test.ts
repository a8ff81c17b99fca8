import { readFileSync } from "node:fs";
import { parseDay } from "@kangyu/fhir";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseProgramme } from "../parse/programme.ts";
import { questionnaireOf, responseOf, valuesOf, viewOfForm } from "./questionnaire.ts";

const file = new URL("../../../../catalogue/programmes/hypertension/programme.yaml", import.meta.url);
const parsed = parseProgramme(parse(readFileSync(file, "utf8")));
if (!parsed.ok) throw new Error("not of the right shape");
const { programme } = parsed;

const values = {
  mode: "1",
  sbp: 142.5,
  dbp: 88,
  heartRate: 70,
  symptoms: ["palpitation", "eye-pain"],
  adr: false,
  drugs: "氨氯地平",
  class: "2",
};
const visit = { id: "k-1", subject: "k", day: parseDay("2024-03-01") as number, institution: "i1", values };

describe("a visit as FHIR", () => {
  test("goes to a QuestionnaireResponse and comes back the same", () => {
    const response = responseOf(programme, "follow-up", visit);
    expect(response).toMatchObject({
      resourceType: "QuestionnaireResponse",
      questionnaire: "https://kangyu.example/fhir/Questionnaire/hypertension-follow-up|2017.1",
      subject: { reference: "Patient/k" },
      authored: "2024-03-01",
    });
    expect(valuesOf(programme, "follow-up", response)).toEqual(values);
  });

  test("leaves out what is not filled in", () => {
    const response = responseOf(programme, "follow-up", { ...visit, values: { mode: "1", sbp: null, symptoms: [] } });
    expect((response.item as { linkId: string }[]).map(({ linkId }) => linkId)).toEqual(["day", "mode"]);
  });

  test("the Questionnaire has an item a field, derived ones read-only, in Chinese with English beside it", () => {
    const items = questionnaireOf(programme, "follow-up").item as Record<string, unknown>[];
    const form = programme.forms?.["follow-up"];
    expect(items).toHaveLength(1 + (form?.fields.length ?? 0) + Object.keys(form?.derived ?? {}).length);
    expect(items.find(({ linkId }) => linkId === "class")).toMatchObject({ readOnly: true, type: "choice" });
    expect(items.find(({ linkId }) => linkId === "symptoms")).toMatchObject({ repeats: true, text: "症状" });
    expect(JSON.stringify(items)).toContain("Systolic pressure");
  });

  test("the view has a column for every field and derived value", () => {
    const view = viewOfForm(programme, "follow-up") as { name: string; select: { column: { name: string }[] }[] };
    const names = view.select[0]?.column.map(({ name }) => name) ?? [];
    expect(view.name).toBe("hypertension/follow-up");
    expect(names.slice(0, 3)).toEqual(["subject", "day", "institution"]);
    expect(new Set(names)).toEqual(
      new Set([
        "subject",
        "day",
        "institution",
        ...(programme.forms?.["follow-up"]?.fields.map(({ id }) => id) ?? []),
        ...Object.keys(programme.forms?.["follow-up"]?.derived ?? {}),
      ]),
    );
  });
});
