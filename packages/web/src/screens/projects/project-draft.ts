import type { Department, PlanProject, ProjectContent } from "../../api/types.ts";
import type { Lang } from "../../session/session.tsx";
import { departmentIds } from "../work/task-draft.ts";
import { departmentNames } from "../work/task-words.tsx";

const numbers = [
  "investment",
  "investmentInPlan",
  "bedsPlanned",
  "bedsActual",
  "areaPlanned",
  "areaActual",
  "placesPlanned",
  "placesActual",
] as const;
const days = ["startPlanned", "startActual", "finishPlanned", "finishActual"] as const;
const texts = ["name", "nameEn", "content", "lead", "delayReason", "note", "money"] as const;
type TextName = (typeof numbers)[number] | (typeof days)[number] | (typeof texts)[number];

/** A project as it stands in the form. */
export type ProjectDraft = Readonly<Record<TextName, string>> & {
  readonly stage: ProjectContent["stage"];
  readonly indicators: readonly string[];
};

export function draftOf(
  project: PlanProject | null,
  { departments, lang }: { readonly departments: readonly Department[]; readonly lang: Lang },
): ProjectDraft {
  const number = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));
  return {
    name: project?.name ?? "",
    nameEn: project?.nameEn ?? "",
    content: project?.content ?? "",
    lead: project === null ? "" : departmentNames(project.lead, departments, lang),
    stage: project?.stage ?? "proposed",
    investment: number(project?.investment),
    investmentInPlan: number(project?.investmentInPlan),
    money: (project?.money ?? []).map((one) => `${one.year} ${one.planned ?? "-"} ${one.spent ?? "-"}`).join("\n"),
    bedsPlanned: number(project?.beds.planned),
    bedsActual: number(project?.beds.actual),
    placesPlanned: number(project?.places.planned),
    placesActual: number(project?.places.actual),
    areaPlanned: number(project?.area.planned),
    areaActual: number(project?.area.actual),
    startPlanned: project?.start.planned ?? "",
    startActual: project?.start.actual ?? "",
    finishPlanned: project?.finish.planned ?? "",
    finishActual: project?.finish.actual ?? "",
    delayReason: project?.delayReason ?? "",
    note: project?.note ?? "",
    indicators: project?.indicators ?? [],
  };
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const numberIn = (text: string): number | null =>
  text.trim() === "" || text.trim() === "-" ? null : Number(text.replaceAll(",", ""));

/** `2023 15000000 8000000` a line: the year, what was allotted and what was spent; `-` where nobody said. */
export function moneyIn(text: string): ProjectContent["money"] {
  return text
    .split("\n")
    .map((line) => line.trim().split(/\s+/u))
    .filter(([year]) => year !== undefined && year !== "")
    .map(([year = "", planned = "", spent = ""]) => {
      return { year: Number(year), planned: numberIn(planned), spent: numberIn(spent) };
    });
}

/** What is sent of a draft; whether it can be kept is for the server to say. */
export function contentOf(draft: ProjectDraft, departments: readonly Department[]): ProjectContent {
  return {
    name: draft.name.trim(),
    nameEn: orNull(draft.nameEn),
    content: orNull(draft.content),
    lead: departmentIds(draft.lead, departments),
    stage: draft.stage,
    investment: numberIn(draft.investment),
    investmentInPlan: numberIn(draft.investmentInPlan),
    money: moneyIn(draft.money),
    beds: { planned: numberIn(draft.bedsPlanned), actual: numberIn(draft.bedsActual) },
    places: { planned: numberIn(draft.placesPlanned), actual: numberIn(draft.placesActual) },
    area: { planned: numberIn(draft.areaPlanned), actual: numberIn(draft.areaActual) },
    start: { planned: orNull(draft.startPlanned), actual: orNull(draft.startActual) },
    finish: { planned: orNull(draft.finishPlanned), actual: orNull(draft.finishActual) },
    delayReason: orNull(draft.delayReason),
    indicators: [...draft.indicators],
    note: orNull(draft.note),
  };
}
