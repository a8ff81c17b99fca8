import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  baseYearOf,
  bindPlan,
  type Draft,
  type DraftEvidence,
  type EarlierPlan,
  earlierOfPlan,
  helpOf,
  readPlan,
  withWords,
} from "@kangyu/plan";
import type { DraftFormat, DraftQuestion, DraftRecords, DraftSources } from "@kangyu/server";
import { loadCatalogue, type World } from "@kangyu/store";
import { type Command, type Invocation, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { draftText } from "../draft/draft-text.ts";
import { readBaselines, readTargets } from "../draft/draft-words-file.ts";
import { catalogueFolder, databaseUrl, dataFlag, dataFolder } from "../places.ts";
import { districtWords, districtWordsIn } from "../plan/district-words.ts";
import { readTold } from "../plan/read-told.ts";
import { openSession } from "../session.ts";
import { today } from "../today.ts";

const YEARS = { least: 2000, most: 2100 };

/** The next plan's indicator table: what is known of each row, what each target asks for, and the table as a file. */
export const planDraft: Command = {
  path: ["plan", "draft"],
  group: "plan",
  summary: "draft the next plan: baselines, forecasts, what others promised, what each target asks for",
  description: `Rows come from an earlier plan (--base: one of the catalogue, or a document) or are the catalogue's indicators. Baselines are the figures
of the records at the end of the year before the plan; --baselines gives others, and reads no records at all. No target is
proposed: the targets file says them, and the answer says what each asks for and what plan check would ask of it.

--targets is CSV or JSON with name, mid, target, and unit, domain, property where wanted; a name may be the printed one, a row's
key or an indicator's id; an unknown name becomes a row of its own.
--baselines is CSV with name, value, and year, unit, numerator, denominator where known.
--out writes the indicator table as a bureau prints it; "kangyu plan read" reads it back.`,
  examples: [
    "kangyu plan draft --from 2026 --to 2030 --base demonstration --world simulated",
    "kangyu plan draft --from 2026 --to 2030 --base longhu-14 --baselines 2025.csv --targets targets.csv --out plan.docx",
  ],
  flags: [
    { flags: "--from <year>", description: "first year of the plan" },
    { flags: "--to <year>", description: "its last year" },
    { flags: "--mid <year>", description: "year of the mid-term targets (default: the plan's second year)" },
    { flags: "--base <plan>", description: "the plan to go on from: its id, or a plan document" },
    { flags: "--targets <file>", description: "the targets, CSV or JSON" },
    { flags: "--baselines <file>", description: "baselines, CSV; the records are then not read" },
    { flags: "--population <number>", description: "residents now, for beds and staff" },
    { flags: "--population-later <number>", description: "residents expected at the end of the plan" },
    {
      flags: "--world <world>",
      description: "real or simulated records; the two never share a figure",
      fallback: "real",
    },
    { flags: "--out <file>", description: "write the table, .docx or .xlsx" },
    { flags: "--lang <language>", description: "of the written table, zh or en", fallback: "zh" },
    { flags: "--json", description: "print everything as JSON" },
    dataFlag,
  ],
  async run(invocation) {
    const wanted = wantedOf(invocation);
    const server = await import("@kangyu/server");
    const catalogue = await loadCatalogue(catalogueFolder);
    const sources = server.draftSourcesOf(catalogue);
    checkBase(textFlag(invocation, "base"), sources, server);
    const { draft, evidence } = await withRecords(invocation, wanted, async (records) => {
      const earlier = await earlierOf(invocation, { wanted, sources, server, records });
      const draft = await draftOf(invocation, {
        wanted,
        records,
        begin: (question) => server.beginDraft(question, sources),
        earlier,
      });
      return { draft, evidence: await server.evidenceOf(draft, sources, records) };
    });
    if (wanted.out !== null) {
      const { format, path, language } = wanted.out;
      await writeFile(path, await server.draftFile({ draft, evidence, format, language, world: wanted.world }));
      invocation.console.tell(`${path}\n`);
    }
    say(invocation, draft, evidence);
    return 0;
  },
};

/** Before anything is opened: whether there is a plan or a file of this name. */
function checkBase(base: string | undefined, sources: DraftSources, server: Beginning["server"]): void {
  if (base === undefined || existsSync(base) || server.earlierInCatalogue(base, sources) !== null) return;
  const plans = [...sources.plans.keys()].join(", ");
  throw new UnusableInput(
    `没有规划“${base}”，也没有这个文件；可用：${plans}。 / There is no plan and no file "${base}"; there are ${plans}.`,
  );
}

/** The plan named with --base: one of the catalogue, or a document, whose rows are bound as planners of the district decided. */
async function earlierOf(
  invocation: Invocation,
  { wanted, sources, server, records }: Beginning,
): Promise<EarlierPlan | null> {
  const base = textFlag(invocation, "base");
  if (base === undefined) return null;
  const known = server.earlierInCatalogue(base, sources);
  if (known !== null) return known;
  const words =
    records === null ? await districtWords(invocation, "where-there-is-one") : await districtWordsIn(records.store);
  const printed = readPlan(await readTold(base, invocation.console));
  const plan = bindPlan(printed, [...sources.indicators.values()], words?.synonyms);
  const { from, to } = wanted.period;
  return earlierOfPlan(basename(base), plan, { from: from - (to - from + 1), to: from - 1 });
}

interface Beginning {
  readonly wanted: Wanted;
  readonly sources: DraftSources;
  readonly server: typeof import("@kangyu/server");
  readonly records: DraftRecords | null;
}

interface Wanted {
  readonly period: Draft["period"];
  readonly mid: number | undefined;
  readonly world: World;
  readonly out: { readonly path: string; readonly format: DraftFormat; readonly language: "zh" | "en" } | null;
}

function wantedOf(invocation: Invocation): Wanted {
  const from = wholeFlag(invocation, "from", YEARS);
  const to = wholeFlag(invocation, "to", YEARS);
  if (from === undefined || to === undefined || to < from)
    throw new UnusableInput(
      "请用 --from 和 --to 给出规划的起止年份。 / Name the first and the last year of the plan with --from and --to.",
    );
  const mid = wholeFlag(invocation, "mid", { least: from, most: to });
  const world = oneOf(invocation, "world", ["real", "simulated"]);
  const path = textFlag(invocation, "out");
  if (path === undefined) return { period: { from, to }, mid, world, out: null };
  const format = /\.(docx|xlsx)$/iu.exec(path)?.[1]?.toLowerCase();
  if (format !== "docx" && format !== "xlsx")
    throw new UnusableInput("--out 应为 .docx 或 .xlsx 文件。 / --out must name a .docx or .xlsx file.");
  return { period: { from, to }, mid, world, out: { path, format, language: oneOf(invocation, "lang", ["zh", "en"]) } };
}

function oneOf<Word extends string>(invocation: Invocation, flag: string, words: readonly Word[]): Word {
  const text = textFlag(invocation, flag);
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UnusableInput(
    `--${flag} 应为 ${words.join(" 或 ")}，不能是“${text}”。 / --${flag} must be ${words.join(" or ")}, not "${text}".`,
  );
}

/** Runs with the records of the data folder; without any where baselines are given or nothing was ever started there. */
async function withRecords<Result>(
  invocation: Invocation,
  { world }: Wanted,
  work: (records: DraftRecords | null) => Promise<Result>,
): Promise<Result> {
  if (textFlag(invocation, "baselines") !== undefined) return work(null);
  const folder = dataFolder(invocation);
  if (databaseUrl() === null && !existsSync(join(folder, "postgres"))) {
    invocation.console.tell(
      `${folder} 中没有记录，不测算基期。 / There are no records in ${folder}; no baseline is measured.\n`,
    );
    return work(null);
  }
  const session = await openSession(invocation, { mode: "share" });
  try {
    const places = await session.store.places();
    const jurisdiction = places.find(({ kind }) => kind === "district")?.code ?? "";
    return await work({ store: session.store, jurisdiction, places, world, today: today() });
  } finally {
    await session.close();
  }
}

interface Making {
  readonly wanted: Wanted;
  readonly records: DraftRecords | null;
  readonly earlier: EarlierPlan | null;
  readonly begin: (question: DraftQuestion) => Draft;
}

async function draftOf(invocation: Invocation, { wanted, records, earlier, begin }: Making): Promise<Draft> {
  const { period, mid } = wanted;
  const district = records?.places.find(({ kind }) => kind === "district")?.name ?? { zh: "本区", en: "The district" };
  const begun = begin({ period, mid, earlier, district });
  const baselines = textFlag(invocation, "baselines");
  const targets = textFlag(invocation, "targets");
  const limits = { least: 1, most: 2_000_000_000 };
  const now = wholeFlag(invocation, "population", limits);
  const later = wholeFlag(invocation, "populationLater", limits) ?? null;
  const words = [
    ...(baselines === undefined ? [] : await readBaselines(baselines, baseYearOf(period))),
    ...(targets === undefined ? [] : await readTargets(targets)),
  ];
  return { ...withWords(begun, words), population: now === undefined ? null : { now, later } };
}

function say(invocation: Invocation, draft: Draft, evidence: DraftEvidence): void {
  const help = helpOf(draft, evidence);
  const text = invocation.flags.json === true ? JSON.stringify({ draft, ...help }, null, 2) : draftText(draft, help);
  invocation.console.out(`${text}\n`);
}
