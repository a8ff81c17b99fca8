import { civilOfDay, type Day, dayOfCivil, dayOfInstant } from "@kangyu/fhir";
import type { Store } from "./api.ts";
import { audit, noteListing } from "./audit.ts";
import { writeBulk } from "./bulk.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Database, openDatabase } from "./database.ts";
import { countTouched, derive, fold, rollForward, touchAll } from "./derive.ts";
import type { Engine } from "./engine.ts";
import { addEvaluation, changeEvaluation, evaluation, evaluationReports, evaluations } from "./evaluations.ts";
import { factDays } from "./fact-days.ts";
import { figures, figuresAt, figuresOfMany } from "./figures.ts";
import { advanceImport, beginImport, finishImport, importRun, importRuns, interruptImports } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { ledger, ledgerEntry, refuse, settle } from "./ledger.ts";
import { link, unlink } from "./links.ts";
import { planBindingMethods } from "./plan-bindings.ts";
import { planDocumentMethods } from "./plan-documents.ts";
import { planDraftMethods } from "./plan-drafts.ts";
import { notePlan, planNotices, readNotices } from "./plan-notices.ts";
import { addPhoto, photoBytes, photos, planItemHistory, planItems, putPlanItems, withdrawPhoto } from "./plan-work.ts";
import { prune } from "./prune.ts";
import { readyOf } from "./ready.ts";
import { beginRebuild, finishRebuild, rebuildInPlace, remakeFacts } from "./rebuild.ts";
import { institutions, places, putDefinitions, putInstitutions, putPlaces, putSetting, setting } from "./registers.ts";
import { reportedMethods } from "./reported-figures.ts";
import { countResidents, facts, factsOfMany, identity, resident, resources, visitHistory } from "./residents.ts";
import { keyOf } from "./resolve.ts";
import { searchResidents } from "./search.ts";
import { removeSimulated } from "./simulated.ts";
import { standingGroups } from "./standing-groups.ts";
import { openStandings } from "./standing-register.ts";
import { standingCounts, standings, worklist, worklistCounts } from "./standings.ts";
import { openTerms } from "./terms.ts";
import { withdrawImport } from "./withdraw.ts";
import { write, writeAbout } from "./write.ts";

export interface StoreOptions {
  /** A migrated database; see `migrate`. */
  readonly url: string;
  readonly catalogue: Pick<Catalogue, "engine" | "definitions">;
  readonly connections?: number;
  /** Milliseconds since the epoch; the machine's clock where absent. Used for ids and for when something was taken. */
  readonly now?: () => number;
}

/** Minutes east of UTC of China, for the first horizon of an empty store. */
const OFFSET = 480;
const HORIZON = "horizon";

/** Spells are evaluated to the end of next year: the exclusive day after 31 December. */
export function horizonOf(today: Day): Day {
  return dayOfCivil(civilOfDay(today).year + 2, 1, 1);
}

function registersOf(database: Database): Pick<Inside, "terms" | "standings"> {
  return { terms: openTerms(database), standings: openStandings(database) };
}

/** Opens a migrated database as a store. Nothing is evaluated: call `derive` or `rollForward` when they are due. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = openDatabase(options.url, options.connections);
  const now = options.now ?? Date.now;
  const current: { engine: Engine; horizon: Day } = {
    engine: options.catalogue.engine,
    horizon: horizonOf(dayOfInstant(now(), OFFSET)),
  };
  const inside: Inside = {
    database,
    ...registersOf(database),
    engine: () => current.engine,
    horizon: () => current.horizon,
    now,
  };
  const kept = await setting(database, HORIZON).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  if (typeof kept === "number") current.horizon = kept;
  else await putSetting(database, HORIZON, current.horizon);

  return {
    url: options.url,
    close: database.close,
    statements: () => database.sent.statements,
    ...recordMethods(inside),
    ...peopleMethods(inside),
    ...importMethods(inside),
    ...planMethods(inside),
    derive: (work) => derive(inside, work?.onProgress, work?.batch),
    countTouched: () => countTouched(inside),
    rebuild: (work) => rebuildInPlace(inside, { facts: work?.facts ?? false, report: work?.onProgress }),
    beginRebuild: (work) => beginRebuild(inside, { facts: work?.facts ?? false, report: work?.onProgress }),
    finishRebuild: () => finishRebuild(inside),
    fold: () => fold(inside),
    prune: () => prune(inside),
    touchAll: () => touchAll(inside),
    remakeFacts: (work) => remakeFacts(inside, work?.onProgress),
    async rollForward(horizon, work) {
      current.horizon = Math.max(horizon, current.horizon);
      await putSetting(database, HORIZON, current.horizon);
      return rollForward(inside, current.horizon, work?.onProgress);
    },
    horizon: async () => current.horizon,
    async useCatalogue(catalogue) {
      current.engine = catalogue.engine;
      const changed = await putDefinitions(database, catalogue.definitions, now());
      if (changed) await touchAll(inside);
      return changed;
    },
    loadDefinitions: () => putDefinitions(database, options.catalogue.definitions, now()),
    putPlaces: (rows) => putPlaces(database, rows),
    places: () => places(database),
    putInstitutions: (rows) => putInstitutions(database, rows),
    institutions: () => institutions(database),
    setting: (name) => setting(database, name),
    putSetting: (name, value) => putSetting(database, name, value),
  };
}

function recordMethods(inside: Inside) {
  return {
    write: (incoming, options) => write(inside, incoming, options),
    writeAbout: (work) => writeAbout(inside, work),
    ready: (incoming, options) => readyOf(incoming, { engine: inside.engine(), options }),
    writeBulk: (incoming, options, mark) => {
      const readying = { engine: inside.engine(), options };
      const ready = incoming.map((each) => ("resource" in each ? readyOf(each, readying) : each));
      return writeBulk(inside, { ready, options, mark });
    },
    keyOf: (reference, world, source) => keyOf(inside, { reference, world, source: source ?? "" }),
    link: (from, into, actor) => link(inside, { from, into, actor }),
    unlink: (from, actor) => unlink(inside, from, actor),
    removeSimulated: (actor) => removeSimulated(inside, actor),
    figures: (query, actor) => figures(inside, query, actor),
    figuresOfMany: (queries, actor) => figuresOfMany(inside, queries, actor),
    figuresAt: (queries, actor) => figuresAt(inside, queries, actor),
    standings: (query, actor) => standings(inside, query, actor),
    standingCounts: (query, actor) => standingCounts(inside, query, actor),
    standingGroups: (query, actor) => standingGroups(inside, query, actor),
    worklist: (query, actor) => worklist(inside, query, actor),
    worklistCounts: (query, by, actor) => worklistCounts(inside, { ...query, by }, actor),
  } satisfies Partial<Store>;
}

function peopleMethods(inside: Inside) {
  return {
    resident: (key, actor) => resident(inside, key, actor),
    identity: (key, actor) => identity(inside, key, actor),
    facts: (key, options, actor) => facts(inside, { key, known: options.known }, actor),
    factsOfMany: (keys, actor) => factsOfMany(inside, keys, actor),
    factDays: (world, actor) => factDays(inside, world, actor),
    searchResidents: (query, actor) => searchResidents(inside, query, actor),
    countResidents: (world) => countResidents(inside, world),
    visitHistory: (id, actor) => visitHistory(inside, id, actor),
    resources: (key, type, actor) => resources(inside, { key, type }, actor),
    audit: (key, actor) => audit(inside, key, actor),
    noteListing: (listing, actor) => noteListing(inside, listing, actor),
  } satisfies Partial<Store>;
}

function importMethods(inside: Inside) {
  return {
    beginImport: (run, actor) => beginImport(inside, run, actor),
    advanceImport: (id, mark, actor) => advanceImport(inside, id, { mark, actor }),
    finishImport: (id, state, message, actor) => finishImport(inside, id, { state, message, actor }),
    imports: (actor) => importRuns(inside, actor),
    importRun: (id, actor) => importRun(inside, id, actor),
    interruptImports: () => interruptImports(inside),
    withdrawImport: (id, reason, actor) => withdrawImport(inside, { id, reason, actor }),
    refuse: (importId, refusals, actor) => refuse(inside, importId, { refusals, actor }),
    ledger: (query, actor) => ledger(inside, query, actor),
    ledgerEntry: (id, actor) => ledgerEntry(inside, id, actor),
    resolve: (id, note, actor) => settle(inside, id, { state: "resolved", note, actor }),
    dismiss: (id, reason, actor) => settle(inside, id, { state: "dismissed", note: reason, actor }),
  } satisfies Partial<Store>;
}

function planMethods(inside: Inside) {
  return {
    ...planDocumentMethods(inside),
    ...planBindingMethods(inside),
    ...planDraftMethods(inside),
    ...reportedMethods(inside),
    planItems: (kind, plan, actor) => planItems(inside, { kind, plan, at: null }, actor),
    removedTasks: (plan, actor) => planItems(inside, { kind: "task", plan, at: null, removed: true }, actor),
    planItemsAt: (question, actor) => planItems(inside, question, actor),
    planItemHistory: (address, actor) => planItemHistory(inside, address, actor),
    putPlanItems: (kind, items, actor) => putPlanItems(inside, { kind, items }, actor),
    addPhoto: (photo, actor) => addPhoto(inside, photo, actor),
    photos: (plan, actor) => photos(inside, plan, actor),
    photoBytes: (id, actor) => photoBytes(inside, id, actor),
    withdrawPhoto: (id, reason, actor) => withdrawPhoto(inside, { id, reason }, actor),
    notePlan: (notices, actor) => notePlan(inside, notices, actor),
    planNotices: (question, actor) => planNotices(inside, question, actor),
    readNotices: (ids, actor) => readNotices(inside, ids, actor),
    addEvaluation: (one, actor) => addEvaluation(inside, one, actor),
    evaluation: (id, actor) => evaluation(inside, id, actor),
    evaluations: (plan, actor) => evaluations(inside, plan, actor),
    changeEvaluation: (change, actor) => changeEvaluation(inside, change, actor),
    evaluationReports: (id, actor) => evaluationReports(inside, id, actor),
  } satisfies Partial<Store>;
}
