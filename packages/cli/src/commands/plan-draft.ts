import { writeFile } from "node:fs/promises";
import { baseYearOf, type Draft, type DraftEvidence, helpOf, withWords } from "@kangyu/plan";
import type { DraftRecords, DraftSources } from "@kangyu/server";
import { loadCatalogue } from "@kangyu/store";
import { type Command, type Invocation, textFlag, wholeFlag } from "../command.ts";
import { readCosts } from "../draft/costs-file.ts";
import { draftText } from "../draft/draft-text.ts";
import { type Base, baseOf, type Wanted, wantedOf } from "../draft/draft-wanted.ts";
import { readBaselines, readTargets } from "../draft/draft-words-file.ts";
import { catalogueFolder, dataFlag, dataFolder } from "../places.ts";
import { hasDistrict } from "../plan/district-words.ts";
import { type SessionOnDemand, sessionOnDemand } from "../session.ts";
import { today } from "../today.ts";

/** The next plan's indicator table: what is known of each row, what each target asks for, and the table as a file. */
export const planDraft: Command = {
  path: ["plan", "draft"],
  group: "plan",
  summary: "draft the next plan: baselines, forecasts, what others promised, what each target asks for",
  description: `Rows come from an earlier plan (--base: one of the catalogue, or a document) or are the catalogue's indicators. Without years the
plan begins after the earlier one and takes five. Baselines are the figures of the records at the end of the year before the plan;
--baselines gives others, and reads no records at all. No target is proposed: the targets file says them, and the answer says what
each asks for (people, beds, staff, money, pace, townships), what plan check would ask of it, and what all of them ask for together.

--targets is CSV or JSON with name, mid, target, and unit, domain, property where wanted, or a .xlsx or .docx that --xlsx or --docx
wrote and somebody filled in; a name may be the printed one, a row's key or an indicator's id; an unknown name becomes a row of its own.
--baselines is CSV with name, value, and year, unit, numerator, denominator where known.
--costs is CSV with thing, cny, source: the district's own cost of one more bed, nurse and so on; it wins over what projects of plans say.
--docx and --xlsx write the indicator table as a bureau prints it, which "kangyu plan read" reads back; the .xlsx holds what the
targets ask for as formulas on a second sheet. --out takes either.

Exit code 0: drafted, whatever there is to ask about it; 2: a file or an argument cannot be used; 1: anything else went wrong.`,
  examples: [
    "kangyu plan draft --from 2026 --to 2030 --base demonstration --world simulated",
    "kangyu plan draft --from longhu-14 --baselines 2025.csv --targets targets.xlsx --population 630000 --docx plan.docx",
    "kangyu plan draft --base last-plan.pdf --costs costs.csv --budget 800000000 --xlsx plan.xlsx --json",
  ],
  flags: [
    { flags: "--from <year>", description: "first year of the plan, or the plan to go on from" },
    { flags: "--to <year>", description: "its last year (default: the fifth)" },
    { flags: "--mid <year>", description: "year of the mid-term targets (default: the plan's second year)" },
    { flags: "--base <plan>", description: "the plan to go on from: its id, or a plan document" },
    { flags: "--targets <file>", description: "the targets: CSV, JSON, or a written .xlsx or .docx" },
    { flags: "--baselines <file>", description: "baselines, CSV; the records are then not read" },
    { flags: "--population <number>", description: "residents now, for beds and staff" },
    { flags: "--population-later <number>", description: "residents expected at the end of the plan" },
    { flags: "--costs <file>", description: "the district's own unit costs, CSV" },
    { flags: "--budget <yuan>", description: "money for the plan's years, to hold the sum against" },
    {
      flags: "--world <world>",
      description: "real or simulated records; the two never share a figure",
      fallback: "real",
    },
    { flags: "--docx <file>", description: "write the table as Word" },
    { flags: "--xlsx <file>", description: "write the table as Excel, with a sheet of formulas" },
    { flags: "--out <file>", description: "write the table, .docx or .xlsx" },
    { flags: "--lang <language>", description: "of the written table, zh or en", fallback: "zh" },
    { flags: "--json", description: "print everything as JSON" },
    dataFlag,
  ],
  async run(invocation) {
    const server = await import("@kangyu/server");
    const session = sessionOnDemand(invocation, { mode: "share" });
    const { draft, evidence, wanted } = await drafted(invocation, { server, session }).finally(session.close);
    for (const { format, path, language } of wanted.files) {
      await writeFile(path, await server.draftFile({ draft, evidence, format, language, world: wanted.world }));
      invocation.console.tell(`${path}\n`);
    }
    say(invocation, draft, evidence);
    return 0;
  },
};

interface Around {
  readonly server: typeof import("@kangyu/server");
  readonly session: SessionOnDemand;
}

async function drafted(invocation: Invocation, { server, session }: Around) {
  const sources = server.draftSourcesOf(await loadCatalogue(catalogueFolder));
  const base = await baseOf(invocation, { sources, server, session });
  const wanted = wantedOf(invocation, base);
  const records = await recordsOf(invocation, wanted, session);
  const draft = await draftOf(invocation, { wanted, records, base, sources, server });
  const place = { jurisdiction: records?.jurisdiction ?? "", projects: base?.projects ?? [] };
  return { draft, wanted, evidence: await server.evidenceOf(draft, sources, { records, place }) };
}

/** The records of the data folder; null where baselines are given or nothing was ever started there. */
async function recordsOf(
  invocation: Invocation,
  { world }: Wanted,
  session: SessionOnDemand,
): Promise<DraftRecords | null> {
  if (textFlag(invocation, "baselines") !== undefined) return null;
  const folder = dataFolder(invocation);
  if (!hasDistrict(invocation)) {
    invocation.console.tell(
      `${folder} 中没有记录，不测算基期。 / There are no records in ${folder}; no baseline is measured.\n`,
    );
    return null;
  }
  const { store } = await session.open();
  const places = await store.places();
  const jurisdiction = places.find(({ kind }) => kind === "district")?.code ?? "";
  return { store, jurisdiction, places, world, today: today() };
}

interface Making {
  readonly wanted: Wanted;
  readonly records: DraftRecords | null;
  readonly base: Base | null;
  readonly sources: DraftSources;
  readonly server: typeof import("@kangyu/server");
}

async function draftOf(invocation: Invocation, making: Making): Promise<Draft> {
  const { wanted, records, base, sources, server } = making;
  const { period, mid, budget } = wanted;
  const district = records?.places.find(({ kind }) => kind === "district")?.name ?? { zh: "本区", en: "The district" };
  const begun = server.beginDraft({ period, mid, earlier: base?.earlier ?? null, district }, sources);
  const [baselines, targets, costs] = ["baselines", "targets", "costs"].map((flag) => textFlag(invocation, flag));
  const limits = { least: 1, most: 2_000_000_000 };
  const now = wholeFlag(invocation, "population", limits);
  const later = wholeFlag(invocation, "populationLater", limits) ?? null;
  const words = [
    ...(baselines === undefined ? [] : await readBaselines(baselines, baseYearOf(period))),
    ...(targets === undefined ? [] : await readTargets(targets, begun)),
  ];
  return {
    ...withWords(begun, words),
    population: now === undefined ? null : { now, later },
    costs: costs === undefined ? [] : await readCosts(costs, sources.national.costs.things),
    budget: budget === undefined ? null : { cny: budget, source: "" },
  };
}

function say(invocation: Invocation, draft: Draft, evidence: DraftEvidence): void {
  const help = helpOf(draft, evidence);
  const text =
    invocation.flags.json === true ? JSON.stringify({ draft, ...help }, null, 2) : draftText(draft, help, evidence);
  invocation.console.out(`${text}\n`);
}
