import { problem, type TableProblem } from "./problems.ts";
import type { Tables } from "./tables.ts";

type Shape = "number" | "string" | "chance" | "pair" | readonly [Shape] | { readonly [key: string]: Shape };

const NAME: Shape = { zh: "string", en: "string" };
const POINTS: Shape = { points: "number", yearly: "number" };

const SHAPE: Shape = {
  places: {
    district: { code: "string", name: NAME },
    townships: [{ code: "string", name: NAME, tile: ["number"] }],
    villages: [{ code: "string", kind: "string", name: NAME, weight: "number" }],
  },
  institutions: {
    institutions: [{ id: "string", kind: "string", place: "string", name: NAME }],
    catchment: [{ centre: "string" }],
    quality: [
      {
        centre: "string",
        standard: POINTS,
        control: POINTS,
        rush: "chance",
        screening: "chance",
        enrolment: "chance",
        lateEntry: "chance",
      },
    ],
  },
  ages: {
    population: { maleShare: "chance", groups: [{ from: "number", to: "number", weight: "number" }] },
    mortality: { groups: [{ from: "number", male: "chance", female: "chance" }] },
  },
  names: {
    surnames: ["pair"],
    male: { old: ["string"], young: ["string"] },
    female: { old: ["string"], young: ["string"] },
    youngFrom: "number",
    oneCharacter: "chance",
  },
  events: {
    population: { births: "chance", movesIn: "chance", movesOut: "chance", movesWithin: "chance", twins: "chance" },
    recording: { usualDelay: "number", lateDelay: ["number"], deathDelay: ["number"], moveDelay: ["number"] },
    imperfections: {
      wrongPressure: "chance",
      futureDate: "chance",
      unknownCode: "chance",
      missingSubject: "chance",
      halfLine: "chance",
      enteredTwice: "chance",
      corrected: "chance",
      withdrawn: "chance",
      secondRecord: "chance",
    },
  },
  hypertension: {
    programme: "string",
    diagnosis: { icd10: { code: "string", display: NAME } },
    forms: {
      followUp: "string",
      yearlyExam: "string",
      mode: { clinic: "string", home: "string", phone: "string" },
      adherence: { regular: "string", intermittent: "string", none: "string" },
      salt: ["string"],
      symptoms: { none: "string", crisis: "string", mild: "string" },
      evaluation: { normal: "string", abnormal: "string" },
      drugs: ["string"],
    },
    prevalence: { points: [{ age: "number", male: "chance", female: "chance" }] },
    detection: { elsewhere: "chance", beforeStart: "chance" },
    enrolment: { delay: ["number"], under35: "chance" },
    standard: {
      years: ["pair"],
      habit: "chance",
      failures: { quarter: "number", exam: "number", recheck: "number" },
    },
    control: {
      years: ["pair"],
      afterChange: "number",
      afterReferral: "number",
      resistant: { share: "chance", chance: "chance" },
      neglected: "chance",
      emergency: "chance",
      adverseReaction: "chance",
      complication: "chance",
      phone: "chance",
      missingPressure: "chance",
    },
    leaving: { lost: "chance", returns: "chance", returnAfter: ["number"], withdrawn: "chance", followsMove: "chance" },
  },
};

function checkShape(value: unknown, shape: Shape, path: string): TableProblem[] {
  if (value === undefined || value === null) return [problem("missing", path)];
  if (shape === "string") return typeof value === "string" ? [] : [problem("type", path)];
  if (shape === "number" || shape === "chance") {
    if (typeof value !== "number" || !Number.isFinite(value)) return [problem("type", path)];
    return shape === "chance" && (value < 0 || value > 1) ? [problem("chance", path)] : [];
  }
  if (shape === "pair") return Array.isArray(value) && value.length === 2 ? [] : [problem("type", path)];
  if (Array.isArray(shape)) {
    if (!Array.isArray(value) || value.length === 0) return [problem("type", path)];
    return value.flatMap((item, index) => checkShape(item, shape[0] as Shape, `${path}[${index}]`));
  }
  if (typeof value !== "object") return [problem("type", path)];
  return Object.entries(shape).flatMap(([key, inner]) =>
    checkShape((value as Record<string, unknown>)[key], inner as Shape, path === "" ? key : `${path}.${key}`),
  );
}

function checkPlaces({ places, institutions }: Tables): TableProblem[] {
  const townships = new Set(places.townships.map((row) => row.code));
  const villages = new Set(places.villages.map((row) => row.code));
  return places.villages.flatMap((row, index) => {
    const path = `places.villages[${index}]`;
    const covered = institutions.catchment.some(
      (one) => one.villages?.includes(row.code) || (one.township !== undefined && row.code.startsWith(one.township)),
    );
    return [
      ...(/^\d{12}$/.test(row.code) ? [] : [problem("code", `${path}.code`)]),
      ...(places.villages.findIndex((one) => one.code === row.code) < index ? [problem("twice", `${path}.code`)] : []),
      ...(townships.has(row.code.slice(0, 9)) ? [] : [problem("unknown", `${path}.code`)]),
      ...(row.mergedInto === undefined || villages.has(row.mergedInto)
        ? []
        : [problem("unknown", `${path}.mergedInto`)]),
      ...(covered ? [] : [problem("uncovered", path)]),
    ];
  });
}

function checkInstitutions({ institutions }: Tables): TableProblem[] {
  const ids = new Set(institutions.institutions.map((row) => row.id));
  const rated = new Set(institutions.quality.map((row) => row.centre));
  return [
    ...institutions.catchment.flatMap((row, index) =>
      ids.has(row.centre) && rated.has(row.centre)
        ? []
        : [problem("unknown", `institutions.catchment[${index}].centre`)],
    ),
    ...institutions.institutions.flatMap((row, index) =>
      row.parent === null || ids.has(row.parent)
        ? []
        : [problem("unknown", `institutions.institutions[${index}].parent`)],
    ),
  ];
}

function checkPrevalence({ hypertension }: Tables): TableProblem[] {
  const { points } = hypertension.prevalence;
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const falls =
      before !== undefined && (point.age <= before.age || point.male < before.male || point.female < before.female);
    return falls ? [problem("falls", `hypertension.prevalence.points[${index}]`)] : [];
  });
}

/**
 * Checks the tables of `catalogue/simulation`, one parsed document under each file's name (places, institutions, ages,
 * names, events, hypertension). Returns them typed, or every problem with its place; never throws.
 */
export function readTables(
  documents: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly tables: Tables } | { readonly ok: false; readonly problems: readonly TableProblem[] } {
  const shape = checkShape(documents, SHAPE, "");
  if (shape.length > 0) return { ok: false, problems: shape };
  const tables = documents as unknown as Tables;
  const problems = [...checkPlaces(tables), ...checkInstitutions(tables), ...checkPrevalence(tables)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, tables };
}
